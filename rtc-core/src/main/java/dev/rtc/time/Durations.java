package dev.rtc.time;

import java.time.Duration;

/** Checks durations where they are given. */
final class Durations {

  private Durations() {}

  static Duration positive(String where, Duration duration) {
    if (duration.toMillis() <= 0) {
      throw new IllegalArgumentException(
          where + ": the duration is " + duration + ", it must be at least one millisecond");
    }
    return duration;
  }
}
