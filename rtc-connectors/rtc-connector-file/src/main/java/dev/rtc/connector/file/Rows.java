package dev.rtc.connector.file;

import dev.rtc.connector.Decoded;
import dev.rtc.connector.FileFormat;
import dev.rtc.connector.MalformedRecordException;
import dev.rtc.connector.Position;
import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Says what becomes of the records of a whole file, such as Parquet, and of what can't be read.
 *
 * @param <T> the records
 * @param <R> what is handed out
 */
sealed interface Rows<T, R> extends Serializable {

  /** Hands out records; one that can't be read fails the run. */
  static <T> Rows<T, T> records(FileFormat<T> format) {
    return new Records<>(format);
  }

  /** Hands out records, and failures for those that can't be read. */
  static <T> Rows<T, Decoded<T>> decoded(FileFormat<T> format) {
    return new Attempts<>(format);
  }

  /** Returns the format. */
  FileFormat<T> format();

  /** Makes what is handed out of a record. */
  R record(T record);

  /**
   * Makes what is handed out in place of a record that can't be read, or of all that is behind the
   * damage of a broken file.
   *
   * @param path the file
   * @param offset how far it had been read
   * @param number which record of the file it is, from 1
   * @throws IOException if the run is to fail
   */
  R malformed(String path, long offset, long number, MalformedRecordException cause)
      throws IOException;

  /** Returns the type of what is handed out. */
  TypeInformation<R> type();

  private static String found(long number, MalformedRecordException cause) {
    return "record " + number + " can't be read: " + cause.getMessage();
  }

  /** Records, where nothing else is expected. */
  record Records<T>(FileFormat<T> format) implements Rows<T, T> {

    @Override
    public T record(T record) {
      return record;
    }

    @Override
    public T malformed(String path, long offset, long number, MalformedRecordException cause)
        throws IOException {
      throw new IOException(
          path
              + " is no "
              + format.describe()
              + " of "
              + format.type().name()
              + ": "
              + found(number, cause)
              + "; drop or divert what can't be read by onError, or take the file away",
          cause);
    }

    @Override
    public TypeInformation<T> type() {
      return format.type().typeInformation();
    }
  }

  /** Records, and failures where one can't be read. */
  record Attempts<T>(FileFormat<T> format) implements Rows<T, Decoded<T>> {

    private static final byte[] NOTHING = {};

    @Override
    public Decoded<T> record(T record) {
      return Decoded.record(record);
    }

    @Override
    public Decoded<T> malformed(
        String path, long offset, long number, MalformedRecordException cause) {
      return Decoded.failure(
          NOTHING,
          new Position.InFile(path, offset, 0),
          new MalformedRecordException(found(number, cause), cause));
    }

    @Override
    public TypeInformation<Decoded<T>> type() {
      return TypeInformation.of(new TypeHint<Decoded<T>>() {});
    }
  }
}
