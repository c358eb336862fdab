package dev.rtc.flink;

import dev.rtc.plan.WindowProcessStep;

/** Adds Flink's own functions of windows. */
final class WindowProcessTranslator {

  private WindowProcessTranslator() {}

  static void translate(WindowProcessStep step, Streams streams) {
    throw new UnsupportedOperationException(step.uid() + " of " + streams);
  }
}
