package dev.rtc.connector.file;

import dev.rtc.connector.Decoded;
import dev.rtc.connector.Format;
import dev.rtc.connector.MalformedRecordException;
import dev.rtc.connector.Position;
import dev.rtc.type.DataType;
import dev.rtc.type.Text;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Says what becomes of lines: text, records, or records and what is none.
 *
 * @param <R> what is handed out
 */
sealed interface Lines<R> extends Serializable {

  /** How long a record of several lines may become before its quote counts as never closed. */
  int LONGEST_SPAN = 1 << 18;

  /** Leaves lines as they are. */
  static Lines<Text> plain() {
    return new Plain();
  }

  /** Decodes records; a line that is none fails the run. */
  static <T> Lines<T> records(Format<T> format) {
    return new Records<>(format);
  }

  /** Decodes records and hands out what is none. */
  static <T> Lines<Decoded<T>> decoded(Format<T> format) {
    return new Attempts<>(format);
  }

  /** Says whether the first line of a file is no record. */
  boolean hasHeader();

  /**
   * Creates the decoder of a file.
   *
   * @param path the file
   * @param header its first line, if it has a header
   * @throws IOException if a header that is none fails the run
   */
  LineDecoder<R> decoder(String path, Optional<byte[]> header) throws IOException;

  /** Returns the type of what is handed out. */
  TypeInformation<R> type();

  /** Returns the format, where there is one. */
  Optional<Format<?>> format();

  /** Says whether line ends may stand inside a record. */
  default boolean spansLines() {
    return format().isPresent() && format().get().spansLines();
  }

  /**
   * Returns the line feed that ends the record at {@code from}, or -1. A record that begins with an
   * open quote is given up after {@link #LONGEST_SPAN} bytes, and ends with the line.
   */
  default int recordEnd(byte[] bytes, int from, int to) {
    int feed = Newline.first(bytes, from, to);
    if (spansLines()) {
      Format<?> spanning = format().orElseThrow();
      while (feed >= 0
          && feed - from < LONGEST_SPAN
          && spanning.isUnfinished(bytes, from, feed - from)) {
        feed = Newline.first(bytes, feed + 1, to);
      }
    }
    return feed;
  }

  /**
   * Returns the last line feed that ends a record, given that one begins at {@code from}; or -1.
   */
  default int lastRecordEnd(byte[] bytes, int from, int to) {
    int last = -1;
    int next = recordEnd(bytes, from, to);
    while (next >= 0) {
      last = next;
      next = recordEnd(bytes, next + 1, to);
    }
    return last;
  }

  /** Lines as they are. */
  record Plain() implements Lines<Text> {

    @Override
    public Optional<Format<?>> format() {
      return Optional.empty();
    }

    @Override
    public boolean hasHeader() {
      return false;
    }

    @Override
    public LineDecoder<Text> decoder(String path, Optional<byte[]> header) {
      return (bytes, from, length, offset, line) -> Text.copyOf(bytes, from, length);
    }

    @Override
    public TypeInformation<Text> type() {
      return DataType.TEXT.typeInformation();
    }
  }

  /** Records, where nothing else is expected. */
  record Records<T>(Format<T> of) implements Lines<T> {

    @Override
    public Optional<Format<?>> format() {
      return Optional.of(of);
    }

    @Override
    public boolean hasHeader() {
      return of.hasHeader();
    }

    @Override
    public LineDecoder<T> decoder(String path, Optional<byte[]> header) throws IOException {
      Format.Decoder<T> decoder = open(path, header);
      return (bytes, from, length, offset, line) -> {
        try {
          return decoder.decode(bytes, from, length);
        } catch (MalformedRecordException e) {
          throw failure(new Position.InFile(path, offset, line), e);
        }
      };
    }

    private Format.Decoder<T> open(String path, Optional<byte[]> header) throws IOException {
      try {
        return of.decoder(header);
      } catch (MalformedRecordException e) {
        throw failure(new Position.InFile(path, 0, 1), e);
      }
    }

    private IOException failure(Position at, MalformedRecordException cause) {
      return new IOException(
          at
              + " is no "
              + of.describe()
              + " of "
              + of.type().name()
              + ": "
              + cause.getMessage()
              + "; drop or divert such lines by onError, or mend the file",
          cause);
    }

    @Override
    public TypeInformation<T> type() {
      return of.type().typeInformation();
    }
  }

  /** Records, and failures where a line is none. */
  record Attempts<T>(Format<T> of) implements Lines<Decoded<T>> {

    @Override
    public Optional<Format<?>> format() {
      return Optional.of(of);
    }

    @Override
    public boolean hasHeader() {
      return of.hasHeader();
    }

    /** Lets every line of a file fail whose header does: what they mean is not known. */
    @Override
    public LineDecoder<Decoded<T>> decoder(String path, Optional<byte[]> header) {
      try {
        Format.Decoder<T> decoder = of.decoder(header);
        return (bytes, from, length, offset, line) ->
            attempt(decoder, path, bytes, from, length, offset, line);
      } catch (MalformedRecordException e) {
        MalformedRecordException cause =
            new MalformedRecordException(
                "the header of the file is malformed: " + e.getMessage(), e);
        return (bytes, from, length, offset, line) ->
            failure(path, bytes, from, length, offset, line, cause);
      }
    }

    private static <T> Decoded<T> attempt(
        Format.Decoder<T> decoder,
        String path,
        byte[] bytes,
        int from,
        int length,
        long offset,
        long line) {
      try {
        return Decoded.record(decoder.decode(bytes, from, length));
      } catch (MalformedRecordException e) {
        return failure(path, bytes, from, length, offset, line, e);
      }
    }

    private static <T> Decoded<T> failure(
        String path,
        byte[] bytes,
        int from,
        int length,
        long offset,
        long line,
        MalformedRecordException cause) {
      return Decoded.failure(
          Arrays.copyOfRange(bytes, from, from + length),
          new Position.InFile(path, offset, line),
          cause);
    }

    /** Names the class only: what is handed out never leaves the source as it is. */
    @Override
    public TypeInformation<Decoded<T>> type() {
      return TypeInformation.of(new TypeHint<Decoded<T>>() {});
    }
  }
}
