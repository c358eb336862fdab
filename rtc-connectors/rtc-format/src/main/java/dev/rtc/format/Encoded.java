package dev.rtc.format;

import dev.rtc.connector.MalformedRecordException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Collects in memory what is written. */
final class Encoded {

  private Encoded() {}

  /** Writes something. */
  @FunctionalInterface
  interface Writing {
    void to(DataOutputSerializer target) throws IOException;
  }

  /**
   * Returns what is written, by way of a buffer that is used again.
   *
   * @throws MalformedRecordException if that is thrown
   */
  static byte[] bytes(DataOutputSerializer buffer, Writing writing)
      throws MalformedRecordException {
    buffer.clear();
    try {
      writing.to(buffer);
    } catch (MalformedRecordException e) {
      throw e;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return buffer.getCopyOfBuffer();
  }
}
