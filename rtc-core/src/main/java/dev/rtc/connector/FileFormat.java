package dev.rtc.connector;

import dev.rtc.type.DataType;
import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes whole files of records, such as Parquet, as a reusable value.
 *
 * @param <T> the records
 */
public interface FileFormat<T> extends Serializable {

  /** Describes the format in a few words, as plans and messages print it. */
  String describe();

  /** Returns the type of the records. */
  DataType<T> type();

  /** Returns the suffix of a file's name, with its dot: {@code .parquet}. */
  String suffix();

  /**
   * Opens a file for reading.
   *
   * @param in the file, at its beginning; closed with the reader
   * @param length how many bytes the file has
   * @throws MalformedRecordException if the file is none of this format
   */
  Reader<T> reader(FSDataInputStream in, long length) throws IOException;

  /**
   * Begins a file.
   *
   * @param out the file; the writer finishes its content and does not close it
   */
  Writer<T> writer(FSDataOutputStream out) throws IOException;

  /** Reports settings that cannot work; called when the pipeline is defined. */
  default void validate(Problems problems) {}

  /**
   * Reads a file's records in their order.
   *
   * @param <T> the records
   */
  interface Reader<T> extends Closeable {

    /**
     * Returns the next record, or null at the end of the file. After a failure it may be called
     * again: it goes on behind the record at fault, or returns null if nothing behind can be read.
     *
     * @throws MalformedRecordException if the next record, or the rest of the file, cannot be read
     */
    @Nullable T next() throws IOException;
  }

  /**
   * Writes a file's records in their order.
   *
   * @param <T> the records
   */
  interface Writer<T> {

    /**
     * Adds a record.
     *
     * @throws MalformedRecordException if the record cannot be written in this format
     */
    void write(T record) throws IOException;

    /** Finishes the content, such as a footer. */
    void finish() throws IOException;
  }
}
