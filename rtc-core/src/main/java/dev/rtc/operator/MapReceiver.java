package dev.rtc.operator;

import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.metrics.Counter;

/** Applies a map function and hands the result on. */
final class MapReceiver implements Receiver {

  private final StepOrigin origin;
  private final MapFunction<Object, Object> function;
  private final Receiver next;
  private final Counter in;
  private final Counter out;

  MapReceiver(Stage.Map stage, Receiver next, StepCounters counters) {
    this.origin = stage.origin();
    this.function = stage.function();
    this.next = next;
    this.in = counters.in();
    this.out = counters.out();
  }

  @Override
  public void receive(Object record) throws Exception {
    in.inc();
    Object result = apply(record);
    out.inc();
    next.receive(result);
  }

  private Object apply(Object record) throws Exception {
    try {
      return function.map(record);
    } catch (Exception e) {
      throw StepFailedException.of(origin, record, e);
    }
  }
}
