package dev.rtc.operator;

import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;

/** Applies a flat-map function and hands on what it collects, record by record. */
final class FlatMapReceiver implements Receiver, Collector<Object> {

  private final StepOrigin origin;
  private final FlatMapFunction<Object, Object> function;
  private final Receiver next;
  private final Counter in;
  private final Counter out;

  FlatMapReceiver(Stage.FlatMap stage, Receiver next, StepCounters counters) {
    this.origin = stage.origin();
    this.function = stage.function();
    this.next = next;
    this.in = counters.in();
    this.out = counters.out();
  }

  @Override
  public void receive(Object record) throws Exception {
    in.inc();
    try {
      function.flatMap(record, this);
    } catch (Downstream e) {
      throw e.failure;
    } catch (Exception e) {
      throw StepFailedException.of(origin, record, e);
    }
  }

  @Override
  public void collect(Object record) {
    out.inc();
    try {
      next.receive(record);
    } catch (Exception e) {
      throw new Downstream(e);
    }
  }

  @Override
  public void close() {}

  /** Carries a failure from behind through the user's function, which declares none. */
  private static final class Downstream extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Exception failure;

    Downstream(Exception failure) {
      super(failure.toString(), failure, false, false);
      this.failure = failure;
    }
  }
}
