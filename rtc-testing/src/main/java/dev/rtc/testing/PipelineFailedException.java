package dev.rtc.testing;

import dev.rtc.operator.FailureText;

/**
 * Tells that the job of a test failed.
 *
 * <p>The message names the step and the record at fault where rtc knows them; the causes are
 * Flink's, down to what user code threw.
 */
public final class PipelineFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private PipelineFailedException(String message, Throwable cause) {
    super(message, cause);
  }

  static PipelineFailedException of(String title, Throwable failure) {
    return new PipelineFailedException(
        "%s failed: %s".formatted(title, FailureText.of(failure)), failure);
  }
}
