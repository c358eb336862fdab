package dev.rtc.testing.driver;

import dev.rtc.operator.FailureText;

/**
 * Tells that a job failed, as it does on a cluster when one of its tasks throws.
 *
 * <p>The message names the subtask; the causes are Flink's, down to what user code threw. {@link
 * JobDriver#crash()} lets the job go on from its latest checkpoint, as a restart strategy does.
 */
public final class JobFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private JobFailedException(String message, Throwable cause) {
    super(message, cause);
  }

  static JobFailedException of(String who, Throwable cause) {
    return cause instanceof JobFailedException failed
        ? failed
        : new JobFailedException("%s failed: %s".formatted(who, FailureText.of(cause)), cause);
  }
}
