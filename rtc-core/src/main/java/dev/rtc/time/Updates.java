package dev.rtc.time;

import java.time.Duration;

/** Decides how often a running result is told. */
public sealed interface Updates {

  /** Tells every change: one phase, one update per record. */
  static Updates each() {
    return new Each();
  }

  /**
   * Tells changes at most that much later, several records of a key in one update: two phases, with
   * a combiner before the shuffle.
   *
   * @throws IllegalArgumentException if the delay is below one millisecond
   */
  static Updates within(Duration delay) {
    return new Within(Durations.positive("Updates.within", delay));
  }

  /** Every change is told. */
  record Each() implements Updates {
    @Override
    public String toString() {
      return "each";
    }
  }

  /**
   * Changes are coalesced.
   *
   * @param delay how long a change may wait
   */
  record Within(Duration delay) implements Updates {
    @Override
    public String toString() {
      return "within(" + DurationText.of(delay) + ")";
    }
  }
}
