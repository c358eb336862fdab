package dev.rtc.format;

import dev.rtc.connector.MalformedRecordException;
import dev.rtc.type.RecordMaker;
import org.jspecify.annotations.Nullable;

/** Makes records whose own constructor may refuse what was read. */
final class Made {

  private Made() {}

  /**
   * Makes a record.
   *
   * @throws MalformedRecordException if its constructor throws: the values are at fault
   */
  static <T> T record(RecordMaker<T> maker, @Nullable Object[] values, String name)
      throws MalformedRecordException {
    try {
      return maker.make(values);
    } catch (RuntimeException refusal) {
      throw new MalformedRecordException(
          "Cannot read " + name + ": its constructor refuses what was found: " + refusal, refusal);
    }
  }
}
