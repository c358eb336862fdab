package dev.rtc.launch;

/** Tells that an option of a run is unknown or malformed; the message ends with the usage. */
public final class UsageException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
