package dev.rtc.connector;

import dev.rtc.type.DataType;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Turns the bytes of one message or line into a record, and a record into bytes, as a reusable
 * value: connectors share formats, formats know no connector.
 *
 * @param <T> the records
 */
public interface Format<T> extends Serializable {

  /** Describes the format in a few words, as plans and messages print it. */
  String describe();

  /** Returns the type of the records. */
  DataType<T> type();

  /** Returns the suffix of a file's name, with its dot; {@code .txt} unless overridden. */
  default String suffix() {
    return ".txt";
  }

  /**
   * Tells whether a file of this format opens with a line that is no record; false unless
   * overridden.
   */
  default boolean hasHeader() {
    return false;
  }

  /**
   * Tells whether line ends may stand inside a record; false unless overridden. Where they may, a
   * file is read from its beginning by one reader, which asks {@link #isUnfinished} at each line
   * end.
   */
  default boolean spansLines() {
    return false;
  }

  /**
   * Tells whether what begins at a record's first byte goes on after the line end that follows;
   * false unless overridden.
   *
   * @param bytes where the lines so far lie
   * @param offset the first byte of the record
   * @param length how many bytes were read of it, without the last line end
   */
  default boolean isUnfinished(byte[] bytes, int offset, int length) {
    return false;
  }

  /**
   * Creates a decoder, for one thread.
   *
   * @param header the first line of the file, if the format has one and there is a file
   * @throws MalformedRecordException if the header is none
   */
  Decoder<T> decoder(Optional<byte[]> header) throws MalformedRecordException;

  /** Creates an encoder, for one thread. */
  Encoder<T> encoder();

  /** Reports settings that cannot work; called when the pipeline is defined. */
  default void validate(Problems problems) {}

  /** Reports, besides {@link #validate}, what keeps records from being read. */
  default void validateReading(Problems problems) {}

  /** Reports, besides {@link #validate}, what keeps records from being written. */
  default void validateWriting(Problems problems) {}

  /**
   * Reads records from bytes.
   *
   * @param <T> the records
   */
  @FunctionalInterface
  interface Decoder<T> {

    /**
     * Decodes one record; the bytes may change afterwards.
     *
     * @param bytes where the record lies
     * @param offset its first byte
     * @param length how many bytes it has, without line end
     * @throws MalformedRecordException if the bytes are no record: that is the record's fault
     */
    T decode(byte[] bytes, int offset, int length) throws MalformedRecordException;
  }

  /**
   * Writes records as bytes.
   *
   * @param <T> the records
   */
  interface Encoder<T> {

    /**
     * Encodes one record, without line end.
     *
     * @throws MalformedRecordException if the record cannot be written in this format
     */
    byte[] encode(T record) throws MalformedRecordException;

    /**
     * Appends what {@link #encode(Object)} returns; formats that are fast write without an array in
     * between. What fails leaves nothing behind.
     *
     * @throws MalformedRecordException if the record cannot be written in this format
     * @throws IOException if the target cannot grow
     */
    default void encode(T record, DataOutputSerializer target) throws IOException {
      target.write(encode(record));
    }

    /** Returns the first line of a file, if the format has one. */
    default Optional<byte[]> header() {
      return Optional.empty();
    }
  }
}
