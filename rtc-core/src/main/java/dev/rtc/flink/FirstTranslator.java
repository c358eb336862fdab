package dev.rtc.flink;

import dev.rtc.plan.FirstStep;

/** Adds steps that let the first record of each key pass. */
final class FirstTranslator {

  private FirstTranslator() {}

  static void translate(FirstStep step, Streams streams) {
    throw new UnsupportedOperationException(step.uid() + " of " + streams);
  }
}
