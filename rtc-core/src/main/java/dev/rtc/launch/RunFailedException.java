package dev.rtc.launch;

import dev.rtc.operator.StepFailedException;
import org.apache.flink.util.ExceptionUtils;

/** Tells that a job failed; the message names the step at fault where rtc knows it. */
public final class RunFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private RunFailedException(String message, Throwable cause) {
    super(message, cause);
  }

  static RunFailedException of(String job, Throwable failure) {
    Throwable told =
        ExceptionUtils.findThrowable(failure, StepFailedException.class)
            .map(Throwable.class::cast)
            .orElseGet(() -> root(failure));
    String text = told.getMessage() == null ? told.toString() : told.getMessage();
    return new RunFailedException("pipeline '%s' failed: %s".formatted(job, text), failure);
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
