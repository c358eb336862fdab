package dev.rtc.testing.simulation;

/**
 * Is one thing that goes wrong in a run.
 *
 * @param move before which move
 * @param fault what
 * @param argument chooses among what it can happen to, such as the channels; not negative
 */
record PlannedFault(long move, Fault fault, int argument) {

  @Override
  public String toString() {
    return "at move %d: %s".formatted(move, fault);
  }
}
