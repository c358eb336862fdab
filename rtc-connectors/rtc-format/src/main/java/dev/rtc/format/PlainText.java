package dev.rtc.format;

import dev.rtc.connector.Format;
import dev.rtc.connector.MalformedRecordException;
import dev.rtc.connector.Problems;
import dev.rtc.type.DataType;
import dev.rtc.type.Text;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Takes a line or message as a record, as an immutable value: {@code PlainText.text()}.
 *
 * <p>A {@code Text} has the bytes as they are, unchecked, unless {@link #strict()}. A {@code
 * String} is decoded, and what isn't of the charset is malformed, unless {@link
 * #replacingMalformed()}.
 *
 * @param <T> {@code Text} or {@code String}
 */
public final class PlainText<T> implements Format<T> {

  private static final long serialVersionUID = 1L;

  /** Says what happens to bytes that are not of the charset. */
  private enum Malformed {
    BY_TYPE,
    REFUSED,
    REPLACED
  }

  private final DataType<T> type;
  private final String charset;
  private final Malformed malformed;

  private PlainText(DataType<T> type, String charset, Malformed malformed) {
    this.type = type;
    this.charset = charset;
    this.malformed = malformed;
  }

  /** Takes lines as {@code Text}. */
  public static PlainText<Text> text() {
    return of(DataType.TEXT);
  }

  /** Takes lines as {@code String}. */
  public static PlainText<String> string() {
    return of(DataType.STRING);
  }

  /** Takes lines as {@code Text} or {@code String}; any other type is reported. */
  public static <T> PlainText<T> of(DataType<T> type) {
    return new PlainText<>(type, StandardCharsets.UTF_8.name(), Malformed.BY_TYPE);
  }

  /**
   * Reads and writes another charset than UTF-8. It must be one that has ASCII's bytes for line
   * ends, which UTF-16 and UTF-32 haven't.
   */
  public PlainText<T> in(Charset charset) {
    return new PlainText<>(type, charset.name(), malformed);
  }

  /** Takes bytes that are not of the charset as malformed, for {@code Text} too. */
  public PlainText<T> strict() {
    return new PlainText<>(type, charset, Malformed.REFUSED);
  }

  /** Reads U+FFFD for bytes that are not of the charset, and writes {@code ?}. */
  public PlainText<T> replacingMalformed() {
    return new PlainText<>(type, charset, Malformed.REPLACED);
  }

  @Override
  public String describe() {
    return isUtf8() ? "text" : "text in " + charset;
  }

  private boolean isUtf8() {
    return charset.equals(StandardCharsets.UTF_8.name());
  }

  private boolean isVerbatim() {
    return isUtf8() && malformed == Malformed.BY_TYPE && type.rawClass() == Text.class;
  }

  private CodingErrorAction action() {
    return malformed == Malformed.REPLACED ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT;
  }

  @Override
  public DataType<T> type() {
    return type;
  }

  @Override
  public void validate(Problems problems) {
    if (type.rawClass() != Text.class && type.rawClass() != String.class) {
      problems.report(
          "RTC-411",
          "text is read and written as Text or String, but the records are " + type.name(),
          "map each record to its line first, or use CSV or JSON");
    }
    if (charset.startsWith("UTF-16") || charset.startsWith("UTF-32")) {
      problems.report(
          "RTC-442",
          "text in " + charset + ", whose line ends are no single bytes",
          "convert it to UTF-8 first");
    }
  }

  @Override
  @SuppressWarnings("unchecked") // T is Text or String, as validated
  public Decoder<T> decoder(Optional<byte[]> header) {
    if (isVerbatim()) {
      return (Decoder<T>) (Decoder<Text>) Text::copyOf;
    }
    if (isUtf8() && malformed != Malformed.REPLACED) {
      return type.rawClass() == Text.class
          ? (bytes, offset, length) -> {
            requireUtf8(bytes, offset, length);
            return (T) Text.copyOf(bytes, offset, length);
          }
          : (bytes, offset, length) -> {
            requireUtf8(bytes, offset, length);
            return (T) new String(bytes, offset, length, StandardCharsets.UTF_8);
          };
    }
    Charset decoded = Charset.forName(charset);
    return type.rawClass() == Text.class
        ? (bytes, offset, length) -> (T) Text.of(string(decoded, bytes, offset, length))
        : (bytes, offset, length) -> (T) string(decoded, bytes, offset, length);
  }

  private static void requireUtf8(byte[] bytes, int offset, int length)
      throws MalformedRecordException {
    int at = Utf8.firstMalformed(bytes, offset, offset + length);
    if (at >= 0) {
      throw Shown.notUtf8("the text", at - offset);
    }
  }

  private String string(Charset decoded, byte[] bytes, int offset, int length)
      throws MalformedRecordException {
    try {
      return decoded
          .newDecoder()
          .onMalformedInput(action())
          .onUnmappableCharacter(action())
          .decode(ByteBuffer.wrap(bytes, offset, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw new MalformedRecordException("Cannot read the text: it is not " + charset, e);
    }
  }

  @Override
  public Encoder<T> encoder() {
    return new LineEncoder();
  }

  /** Writes text that is one line. */
  private final class LineEncoder implements Encoder<T> {

    private final Charset encoded = Charset.forName(charset);
    private final DataOutputSerializer buffer = new DataOutputSerializer(256);

    @Override
    public byte[] encode(T line) throws MalformedRecordException {
      return Encoded.bytes(buffer, target -> encode(line, target));
    }

    @Override
    public void encode(T line, DataOutputSerializer target) throws IOException {
      int start = target.length();
      if (line instanceof Text text && isVerbatim()) {
        text.writeTo(target);
      } else {
        target.write(bytes(line));
      }
      if (!isOneLine(target.getSharedBuffer(), start, target.length())) {
        target.setPosition(start);
        throw new MalformedRecordException(
            "Cannot write the record "
                + Shown.quoted(line.toString())
                + " as a line, because it holds a line break; replace that first, or use CSV or"
                + " JSON");
      }
    }

    /** Readers take a carriage return before the line end as part of it. */
    private boolean isOneLine(byte[] bytes, int from, int to) {
      for (int i = from; i < to; i++) {
        if (bytes[i] == '\n') {
          return false;
        }
      }
      return from == to || bytes[to - 1] != '\r';
    }

    private byte[] bytes(T line) throws MalformedRecordException {
      if (line instanceof Text text && malformed == Malformed.REFUSED) {
        requireWellFormed(text);
      }
      try {
        ByteBuffer bytes =
            encoded
                .newEncoder()
                .onMalformedInput(action())
                .onUnmappableCharacter(action())
                .encode(CharBuffer.wrap(line.toString()));
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
      } catch (CharacterCodingException e) {
        throw new MalformedRecordException(
            "Cannot write the record " + Shown.quoted(line.toString()) + " in " + charset, e);
      }
    }

    private void requireWellFormed(Text text) throws MalformedRecordException {
      int at = Utf8.firstMalformed(text.toBytes(), 0, text.length());
      if (at >= 0) {
        throw new MalformedRecordException(
            "Cannot write the record: byte " + at + " of the text is not UTF-8");
      }
    }
  }
}
