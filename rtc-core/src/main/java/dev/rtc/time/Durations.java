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

  /** Requires an offset that Flink takes: shorter than the step between two beginnings. */
  static void offset(String where, Duration offset, Duration step) {
    if (offset.abs().compareTo(step) >= 0 || offset.toNanosPart() % 1_000_000 != 0) {
      throw new IllegalArgumentException(
          where
              + ": the offset is "
              + offset
              + ", it must be shorter than "
              + step
              + " and in whole milliseconds");
    }
  }

  static String offsetText(Duration offset) {
    return offset.isZero() ? "" : ".offset(" + DurationText.of(offset) + ")";
  }
}
