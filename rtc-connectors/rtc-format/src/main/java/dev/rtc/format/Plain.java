package dev.rtc.format;

import dev.rtc.connector.MalformedRecordException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Reads and writes one value as plain text: a field of CSV, a group of a log line, a string or a
 * key of JSON. What is written is read back as an equal value.
 */
interface Plain {

  /**
   * Reads a value.
   *
   * @throws Unfit if the text is none
   */
  Object read(String text) throws Unfit;

  /**
   * Reads a value from well-formed UTF-8.
   *
   * @throws Unfit if the text is none
   */
  default Object read(byte[] bytes, int from, int to) throws Unfit {
    return read(new String(bytes, from, to - from, StandardCharsets.UTF_8));
  }

  /**
   * Returns the text of a value.
   *
   * @throws MalformedRecordException if the value has no text that could be read back
   */
  String show(Object value) throws MalformedRecordException;

  /**
   * Appends the text of a value.
   *
   * @throws MalformedRecordException if the value has no text that could be read back
   */
  default void write(Object value, DataOutputSerializer target) throws IOException {
    String text = show(value);
    target.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
