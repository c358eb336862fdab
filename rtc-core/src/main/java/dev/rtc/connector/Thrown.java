package dev.rtc.connector;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Objects;

/**
 * Tells what was thrown, as text that can travel and be kept.
 *
 * @param exception its class
 * @param message its message, empty if it has none
 * @param stack its stack trace, cut at 8,192 characters
 */
public record Thrown(String exception, String message, String stack) {

  private static final int LONGEST_STACK = 8192;

  /** Tells what was thrown. */
  public static Thrown of(Throwable thrown) {
    try {
      return new Thrown(
          thrown.getClass().getName(),
          Objects.requireNonNullElse(thrown.getMessage(), ""),
          stack(thrown));
    } catch (RuntimeException e) {
      return new Thrown(thrown.getClass().getName(), "its message fails: " + e.getClass(), "");
    }
  }

  private static String stack(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.getBuffer().length() <= LONGEST_STACK
        ? text.toString()
        : text.getBuffer().substring(0, LONGEST_STACK);
  }
}
