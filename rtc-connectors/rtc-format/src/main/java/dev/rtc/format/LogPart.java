package dev.rtc.format;

import org.jspecify.annotations.Nullable;

/** Is one part of a log pattern. */
sealed interface LogPart {

  /** Stands for itself. */
  record Literal(String text) implements LogPart {}

  /**
   * Stands for what a shape finds.
   *
   * @param source how it is written in the pattern
   * @param shape what finds its end
   * @param time the time pattern between its parentheses, if there is one
   * @param component the component it is read into, or null if it is skipped
   * @param next the literal that follows, or null if none does
   */
  record Group(
      String source,
      LogShape shape,
      @Nullable String time,
      @Nullable String component,
      @Nullable String next)
      implements LogPart {}
}
