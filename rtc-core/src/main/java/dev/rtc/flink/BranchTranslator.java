package dev.rtc.flink;

import dev.rtc.plan.BranchStep;

/** Adds steps that divide a flow. */
final class BranchTranslator {

  private BranchTranslator() {}

  static void translate(BranchStep step, Streams streams) {
    throw new UnsupportedOperationException(step.uid() + " of " + streams);
  }
}
