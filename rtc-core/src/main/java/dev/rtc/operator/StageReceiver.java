package dev.rtc.operator;

import org.apache.flink.metrics.Counter;

/** Is a stage at work: it counts, applies the user's function and hands on. */
abstract class StageReceiver implements Receiver {

  final StepOrigin origin;
  private final Receiver next;
  private final Counter in;
  private final Counter out;

  StageReceiver(StepOrigin origin, Receiver next, StepCounters counters) {
    this.origin = origin;
    this.next = next;
    this.in = counters.in();
    this.out = counters.out();
  }

  @Override
  public final void receive(Object record) throws Exception {
    in.inc();
    apply(record);
  }

  /** Applies the user's function and hands on what comes of it. */
  abstract void apply(Object record) throws Exception;

  final void handOn(Object record) throws Exception {
    out.inc();
    next.receive(record);
  }
}
