package dev.rtc.operator;

import org.apache.flink.runtime.execution.CancelTaskException;
import org.apache.flink.streaming.runtime.tasks.ExceptionInChainedOperatorException;

/** Tells which step's user code failed, and on which record. */
public final class StepFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int LONGEST_RECORD = 500;

  private StepFailedException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Wraps what user code threw.
   *
   * @param origin the step
   * @param record the record it worked on; its text is cut at 500 characters
   * @param cause what was thrown; returned as it is if it tells a step already
   */
  static Exception of(StepOrigin origin, Object record, Exception cause) {
    return isTold(cause) ? cause : wrap(origin, "record", record, cause);
  }

  /** Wraps what the predicate of a route threw. */
  static Exception ofRoute(StepOrigin origin, String route, Object record, Exception cause) {
    return isTold(cause) ? cause : wrap(origin, "route '" + route + "' with record", record, cause);
  }

  /** Wraps what user code threw as a result was read for a key. */
  static Exception ofKey(StepOrigin origin, Object key, Exception cause) {
    return isTold(cause) ? cause : wrap(origin, "key", key, cause);
  }

  /** Wraps what user code threw on an accumulator where nothing checked may be thrown. */
  static RuntimeException ofAccumulator(
      StepOrigin origin, Object accumulator, RuntimeException cause) {
    return isTold(cause) ? cause : wrap(origin, "accumulator", accumulator, cause);
  }

  /** Wraps what user code threw where nothing checked may be thrown. */
  static RuntimeException unchecked(StepOrigin origin, Object record, RuntimeException cause) {
    return isTold(cause) ? cause : wrap(origin, "record", record, cause);
  }

  private static StepFailedException wrap(
      StepOrigin origin, String role, Object value, Exception cause) {
    return new StepFailedException(
        "%s failed on %s %s: %s".formatted(origin, role, shortened(value), cause), cause);
  }

  /** Tells whether an exception came from further down the chain, or is the task's own business. */
  private static boolean isTold(Exception cause) {
    return cause instanceof StepFailedException
        || cause instanceof InterruptedException
        || cause instanceof CancelTaskException
        || cause instanceof ExceptionInChainedOperatorException;
  }

  private static String shortened(Object record) {
    String text;
    try {
      text = String.valueOf(record);
    } catch (RuntimeException e) {
      text = record.getClass().getName() + ", whose toString fails";
    }
    return text.length() <= LONGEST_RECORD ? text : text.substring(0, LONGEST_RECORD) + "...";
  }
}
