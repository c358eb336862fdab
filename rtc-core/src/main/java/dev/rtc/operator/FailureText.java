package dev.rtc.operator;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.operators.coordination.TaskNotRunningException;
import org.apache.flink.util.ExceptionUtils;
import org.jspecify.annotations.Nullable;

/** Finds in a chain of causes what a user wants to read first. */
public final class FailureText {

  private FailureText() {}

  /**
   * Returns one line on a failure: what rtc says about it, or else the root cause.
   *
   * <p>What rtc throws names the step and record, or the file and line; what lies below is why.
   *
   * @param failure what a job failed with
   */
  public static String of(Throwable failure) {
    List<Throwable> chain = chain(failure);
    return ExceptionUtils.findThrowable(failure, StepFailedException.class)
        .map(Throwable::getMessage)
        .or(
            () ->
                chain.stream().filter(FailureText::isWords).map(Throwable::getMessage).findFirst())
        .orElseGet(() -> ofRoot(chain));
  }

  /** Tells whether rtc's own code has thrown a failure, in words. */
  private static boolean isWords(Throwable failure) {
    StackTraceElement[] stack = failure.getStackTrace();
    return stack.length > 0
        && stack[0].getClassName().startsWith("dev.rtc.")
        && isSentence(failure.getMessage())
        && !isBareWrapper(failure);
  }

  private static boolean isBareWrapper(Throwable failure) {
    return failure.getCause() != null && failure.getCause().toString().equals(failure.getMessage());
  }

  /** A message of one word, such as the name of a class, wants what stands around it. */
  private static String ofRoot(List<Throwable> chain) {
    Throwable root = chain.get(chain.size() - 1);
    if (root instanceof TaskNotRunningException) {
      return "a task failed, and Flink tells only that an event did not reach it any more;"
          + " the log says why it failed";
    }
    String message = root.getMessage();
    if (message != null && isSentence(message)) {
      return message;
    }
    String above = chain.size() > 1 ? chain.get(chain.size() - 2).getMessage() : null;
    return above == null || above.contains(root.toString()) || !isSentence(above)
        ? root.toString()
        : above + ": " + root;
  }

  private static boolean isSentence(@Nullable String message) {
    return message != null && message.contains(" ");
  }

  private static List<Throwable> chain(Throwable failure) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable next = failure; next != null; next = next.getCause()) {
      chain.add(next);
    }
    return chain;
  }
}
