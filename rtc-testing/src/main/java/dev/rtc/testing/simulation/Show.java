package dev.rtc.testing.simulation;

import java.util.Arrays;
import java.util.StringJoiner;

/** Writes failures for people. */
final class Show {

  private static final int FRAMES = 4;

  private Show() {}

  static String failure(Throwable failure) {
    StringJoiner text = new StringJoiner("\n    caused by ");
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      text.add(cause + at(cause));
    }
    return text.toString();
  }

  private static String at(Throwable cause) {
    StringBuilder frames = new StringBuilder();
    Arrays.stream(cause.getStackTrace())
        .limit(FRAMES)
        .forEach(frame -> frames.append("\n      at ").append(frame));
    return frames.toString();
  }
}
