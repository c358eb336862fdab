package dev.rtc.launch;

import dev.rtc.operator.FailureText;

/** Tells that a job failed; the message names the step at fault where rtc knows it. */
public final class RunFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private RunFailedException(String message, Throwable cause) {
    super(message, cause);
  }

  static RunFailedException of(String job, Throwable failure) {
    return new RunFailedException(
        "pipeline '%s' failed: %s".formatted(job, FailureText.of(failure)), failure);
  }
}
