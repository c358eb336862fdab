package dev.rtc.operator;

import org.apache.flink.api.common.functions.FilterFunction;

/** Hands on those records for which a predicate holds. */
final class FilterReceiver extends StageReceiver {

  private final FilterFunction<Object> function;

  FilterReceiver(Stage.Filter stage, Receiver next, StepCounters counters) {
    super(stage.origin(), next, counters);
    this.function = stage.function();
  }

  @Override
  void apply(Object record) throws Exception {
    if (passes(record)) {
      handOn(record);
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
