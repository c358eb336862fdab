package dev.rtc.flink;

import dev.rtc.plan.TopStep;

/** Adds tables of best records. */
final class TopTranslator {

  private TopTranslator() {}

  static void translate(TopStep step, Streams streams) {
    throw new UnsupportedOperationException(step.uid() + " of " + streams);
  }
}
