package dev.rtc.operator;

import dev.rtc.connector.RecordCheck;

/** Hands on each record that passes a check. */
final class CheckReceiver extends StageReceiver {

  private final RecordCheck<Object> check;

  CheckReceiver(Stage.Check stage, Receiver next, StepCounters counters) {
    super(stage.origin(), next, counters);
    this.check = stage.check();
  }

  @Override
  void apply(Object record) throws Exception {
    pass(record);
    handOn(record);
  }

  private void pass(Object record) throws Exception {
    try {
      check.check(record);
    } catch (Exception e) {
      throw StepFailedException.of(origin, record, e);
    }
  }
}
