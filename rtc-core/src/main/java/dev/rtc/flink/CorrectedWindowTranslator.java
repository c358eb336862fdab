package dev.rtc.flink;

import dev.rtc.plan.CorrectedWindowStep;

/** Adds windows whose results are corrected. */
final class CorrectedWindowTranslator {

  private CorrectedWindowTranslator() {}

  static void translate(CorrectedWindowStep step, Streams streams) {
    throw new UnsupportedOperationException(step.uid() + " of " + streams);
  }
}
