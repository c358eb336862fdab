package dev.rtc.testing.simulation;

/**
 * Is one thing that goes wrong in a run.
 *
 * @param move before which move
 * @param fault what
 * @param argument chooses among what it can happen to, such as the channels; not negative
 * @param records how many records it waits for to be read; then, if it is a crash, for the end of a
 *     checkpoint that is under way; 0 if it waits for neither
 */
record PlannedFault(long move, Fault fault, int argument, long records) {

  PlannedFault(long move, Fault fault, int argument) {
    this(move, fault, argument, 0);
  }

  /** Tells whether it waits for its occasion, or falls away without one. */
  boolean waits() {
    return records > 0 || fault.waits();
  }

  @Override
  public String toString() {
    return "at move %d: %s".formatted(move, fault);
  }
}
