package dev.rtc.testing;

import dev.rtc.operator.StepFailedException;
import org.apache.flink.util.ExceptionUtils;

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

  static PipelineFailedException of(String pipeline, Throwable failure) {
    Throwable told =
        ExceptionUtils.findThrowable(failure, StepFailedException.class)
            .map(Throwable.class::cast)
            .orElseGet(() -> root(failure));
    String text = told.getMessage() == null ? told.toString() : told.getMessage();
    return new PipelineFailedException(
        "pipeline '%s' failed: %s".formatted(pipeline, text), failure);
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
