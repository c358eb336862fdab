package dev.rtc.time;

import java.time.Duration;

/** Checks durations where they are given. */
final class Durations {

  private Durations() {}

  /** Requires a duration that Flink, which counts milliseconds, does not have to round. */
  static Duration wholeMillis(String where, Duration duration) {
    positive(where, duration);
    if (duration.toNanosPart() % 1_000_000 != 0) {
      throw new IllegalArgumentException(
          where + ": the duration is " + duration + ", it must be in whole milliseconds");
    }
    return duration;
  }

  static Duration positive(String where, Duration duration) {
    if (duration.toMillis() <= 0) {
      throw new IllegalArgumentException(
          where + ": the duration is " + duration + ", it must be at least one millisecond");
    }
    return duration;
  }
}
