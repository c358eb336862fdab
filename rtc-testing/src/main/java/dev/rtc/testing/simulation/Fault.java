package dev.rtc.testing.simulation;

/** Lists what a seed may do to a job, apart from the order in which its parts work. */
public enum Fault {
  /** A checkpoint whose barriers queue behind the records. */
  ALIGNED_CHECKPOINT("aligned checkpoint", 6, false),
  /** A checkpoint whose barriers overtake the records (FLIP-76). */
  UNALIGNED_CHECKPOINT("unaligned checkpoint", 6, true),
  /** The next checkpoint under way is given up. */
  ABORTED_CHECKPOINT("aborted checkpoint", 2, true),
  /** A subtask never hears that a checkpoint is complete. */
  LOST_NOTIFICATION("lost notification", 3, true),
  /** The job fails, whatever it is doing, and goes on from its latest checkpoint. */
  CRASH("crash", 4, false),
  /** The job fails and goes on from its latest checkpoint with another parallelism. */
  RESCALING("rescaling", 4, false),
  /** The job is stopped with a savepoint, and goes on from it, maybe with another parallelism. */
  STOP_WITH_SAVEPOINT("stop with savepoint", 2, true),
  /** A channel delivers nothing for a long time, as behind a slow sink or network. */
  SLOW_CHANNEL("slow channel", 3, false),
  /** A sink throws at its next record, and the job fails. */
  FAILING_SINK("failing sink", 2, true),
  /**
   * A sink fails as it commits, just before or just after it has done so, and the job fails: the
   * checkpoint is complete, and what it holds is committed again.
   */
  FAILING_COMMIT("failing commit", 1, true),
  /** A step fails as one of its timers goes off, of event time or of the clock. */
  FAILING_TIMER("failing timer", 1, true),
  /**
   * The clock advances, though not past the next timer; off unless switched on, as {@link
   * Simulation#byTheClock} does.
   */
  ADVANCING_CLOCK("advancing clock", 8, false),
  /** A source reads a record twice, as one that is at-least-once does; off unless switched on. */
  DUPLICATED_INPUT("duplicated input", 3, true);

  private final String words;
  private final int weight;
  private final boolean waits;

  Fault(String words, int weight, boolean waits) {
    this.words = words;
    this.weight = weight;
    this.waits = waits;
  }

  /** Returns how much more often it is drawn than one of weight 1. */
  int weight() {
    return weight;
  }

  /** Tells whether it waits for its occasion, or falls away without one. */
  boolean waits() {
    return waits;
  }

  /** Tells whether the job goes on from its latest checkpoint. */
  boolean isCrash() {
    return this == CRASH || this == RESCALING;
  }

  boolean isCheckpoint() {
    return this == ALIGNED_CHECKPOINT || this == UNALIGNED_CHECKPOINT;
  }

  /** Returns its name in plain words. */
  @Override
  public String toString() {
    return words;
  }
}
