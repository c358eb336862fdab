package dev.rtc.testing.simulation;

/** Is thrown where the seed says that something fails. */
final class InjectedFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InjectedFailure(String where) {
    super("the simulation fails " + where);
  }

  static boolean causes(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InjectedFailure) {
        return true;
      }
    }
    return false;
  }
}
