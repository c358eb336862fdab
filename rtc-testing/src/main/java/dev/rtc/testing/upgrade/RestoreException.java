package dev.rtc.testing.upgrade;

/** Says why a program did not come up. */
final class RestoreException extends Exception {

  private static final long serialVersionUID = 1L;

  RestoreException(Throwable failure) {
    super(text(failure), failure);
  }

  /** Returns the innermost message, which says what Flink wants; the outer ones only where. */
  private static String text(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }
}
