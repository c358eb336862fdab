package dev.rtc.operator;

import java.util.Objects;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Applies a flat-map function and hands on what it collects, record by record. */
final class FlatMapReceiver extends StageReceiver implements Collector<Object> {

  private final FlatMapFunction<Object, Object> function;
  private @Nullable Exception behind;

  FlatMapReceiver(Stage.FlatMap stage, Receiver next, StepCounters counters) {
    super(stage.origin(), next, counters);
    this.function = stage.function();
  }

  @Override
  void apply(Object record) throws Exception {
    try {
      function.flatMap(record, this);
    } catch (Exception e) {
      throw behind == null ? StepFailedException.of(origin, record, e) : behind;
    }
    if (behind != null) {
      throw behind;
    }
  }

  /**
   * The user's function may catch what is thrown here: the failure is kept, it must not be lost.
   */
  @Override
  public void collect(Object record) {
    Objects.requireNonNull(record, "the function collected null");
    try {
      handOn(record);
    } catch (Exception e) {
      behind = e;
      throw new IllegalStateException("a step behind this one has failed", e);
    }
  }

  @Override
  public void close() {}
}
