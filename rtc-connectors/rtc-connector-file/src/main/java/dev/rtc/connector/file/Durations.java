package dev.rtc.connector.file;

import java.time.Duration;
import java.util.Locale;

/** Writes durations as people do. */
final class Durations {

  private Durations() {}

  /** Returns a duration such as {@code 1m30s}. */
  static String shown(Duration duration) {
    return duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
  }
}
