package dev.rtc.operator;

import java.util.Objects;
import org.apache.flink.api.common.functions.MapFunction;

/** Applies a map function and hands the result on. */
final class MapReceiver extends StageReceiver {

  private final MapFunction<Object, Object> function;

  MapReceiver(Stage.Map stage, Receiver next, StepCounters counters) {
    super(stage.origin(), next, counters);
    this.function = stage.function();
  }

  @Override
  void apply(Object record) throws Exception {
    handOn(map(record));
  }

  private Object map(Object record) throws Exception {
    try {
      return Objects.requireNonNull(
          function.map(record), "the function returned null; leave records out with filter");
    } catch (Exception e) {
      throw StepFailedException.of(origin, record, e);
    }
  }
}
