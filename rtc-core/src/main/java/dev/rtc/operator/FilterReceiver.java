package dev.rtc.operator;

import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.metrics.Counter;

/** Hands on those records for which a predicate holds. */
final class FilterReceiver implements Receiver {

  private final StepOrigin origin;
  private final FilterFunction<Object> function;
  private final Receiver next;
  private final Counter in;
  private final Counter out;

  FilterReceiver(Stage.Filter stage, Receiver next, StepCounters counters) {
    this.origin = stage.origin();
    this.function = stage.function();
    this.next = next;
    this.in = counters.in();
    this.out = counters.out();
  }

  @Override
  public void receive(Object record) throws Exception {
    in.inc();
    if (passes(record)) {
      out.inc();
      next.receive(record);
    }
  }

  private boolean passes(Object record) throws Exception {
    try {
      return function.filter(record);
    } catch (Exception e) {
      throw StepFailedException.of(origin, record, e);
    }
  }
}
