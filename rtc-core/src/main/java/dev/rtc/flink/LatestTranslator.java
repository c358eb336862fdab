package dev.rtc.flink;

import dev.rtc.plan.LatestStep;

/** Adds tables of latest records. */
final class LatestTranslator {

  private LatestTranslator() {}

  static void translate(LatestStep step, Streams streams) {
    throw new UnsupportedOperationException(step.uid() + " of " + streams);
  }
}
