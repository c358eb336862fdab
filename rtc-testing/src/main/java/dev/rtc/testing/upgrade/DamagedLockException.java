package dev.rtc.testing.upgrade;

/** Says that a lock cannot be read; the message names file, line, what was found and what to do. */
public final class DamagedLockException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DamagedLockException(String message) {
    super(message);
  }
}
