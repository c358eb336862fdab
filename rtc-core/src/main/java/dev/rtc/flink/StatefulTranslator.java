package dev.rtc.flink;

import dev.rtc.plan.StatefulStep;

/** Adds functions with typed state. */
final class StatefulTranslator {

  private StatefulTranslator() {}

  static void translate(StatefulStep step, Streams streams) {
    throw new UnsupportedOperationException(step.uid() + " of " + streams);
  }
}
