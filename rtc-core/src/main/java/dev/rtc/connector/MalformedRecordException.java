package dev.rtc.connector;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Says that one record is at fault, and neither the connector nor the world around it: {@link
 * OnError} decides what happens to it.
 */
public final class MalformedRecordException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what was found, and where in the record
   */
  public MalformedRecordException(String message) {
    super(message);
  }

  /**
   * Creates the exception.
   *
   * @param message what was found, and where in the record
   * @param cause what a parser threw
   */
  public MalformedRecordException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
