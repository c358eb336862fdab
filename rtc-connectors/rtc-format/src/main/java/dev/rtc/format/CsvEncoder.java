package dev.rtc.format;

import dev.rtc.connector.Format;
import dev.rtc.connector.MalformedRecordException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/** Writes the components of records as fields, quoted where they must be. */
final class CsvEncoder<T> implements Format.Encoder<T> {

  private final String record;
  private final CsvSyntax syntax;
  private final boolean withHeader;
  private final List<Field> fields;
  private final Plain[] plains;
  private final byte[] nullText;
  private final DataOutputSerializer buffer = new DataOutputSerializer(256);

  CsvEncoder(Csv<T> csv, List<Field> fields) {
    this.record = csv.type().name();
    this.syntax = csv.syntax();
    this.withHeader = csv.hasHeader();
    this.fields = fields;
    this.plains = csv.plains(fields);
    this.nullText = syntax.nullText().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Optional<byte[]> header() {
    if (!withHeader) {
      return Optional.empty();
    }
    DataOutputSerializer names = new DataOutputSerializer(256);
    try {
      for (int i = 0; i < fields.size(); i++) {
        separate(i, names);
        int start = names.length();
        names.write(fields.get(i).name().getBytes(StandardCharsets.UTF_8));
        quoteIfNeeded(start, names);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return Optional.of(names.getCopyOfBuffer());
  }

  @Override
  public byte[] encode(T value) throws MalformedRecordException {
    return Encoded.bytes(buffer, target -> encode(value, target));
  }

  @Override
  public void encode(T value, DataOutputSerializer target) throws IOException {
    int start = target.length();
    for (int i = 0; i < plains.length; i++) {
      separate(i, target);
      try {
        append(plains[i], fields.get(i).read(value), target);
      } catch (MalformedRecordException e) {
        target.setPosition(start);
        throw Shown.unwritable(record + "." + fields.get(i).column().name(), e);
      }
    }
  }

  private void append(Plain plain, @Nullable Object value, DataOutputSerializer target)
      throws IOException {
    if (value == null) {
      target.write(nullText);
    } else {
      int start = target.length();
      plain.write(value, target);
      quoteIfNeeded(start, target);
    }
  }

  private void separate(int column, DataOutputSerializer target) throws IOException {
    if (column > 0) {
      target.write(syntax.separator());
    }
  }

  private void quoteIfNeeded(int start, DataOutputSerializer target) throws IOException {
    byte[] written = target.getSharedBuffer();
    int end = target.length();
    if (needsQuotes(written, start, end)) {
      byte[] field = Arrays.copyOfRange(written, start, end);
      target.setPosition(start);
      appendQuoted(field, target);
    }
  }

  private boolean needsQuotes(byte[] bytes, int from, int to) throws MalformedRecordException {
    boolean special = false;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b == '\n' || b == '\r') {
        requireSpanning();
        return true;
      }
      special |= b == syntax.separator() || b == syntax.quote();
    }
    return special || isNullText(bytes, from, to) || isTrimmedOff(bytes, from, to);
  }

  private void requireSpanning() throws MalformedRecordException {
    if (!syntax.spanning()) {
      throw new MalformedRecordException(
          "a text with a line break, which a record of one line cannot hold; replace it first, or"
              + " write Csv.of(...).spanningLines()");
    }
  }

  private boolean isNullText(byte[] bytes, int from, int to) {
    return Arrays.equals(bytes, from, to, nullText, 0, nullText.length);
  }

  private boolean isTrimmedOff(byte[] bytes, int from, int to) {
    return syntax.trimmed()
        && from < to
        && (CsvSyntax.isBlank(bytes[from]) || CsvSyntax.isBlank(bytes[to - 1]));
  }

  private void appendQuoted(byte[] field, DataOutputSerializer target) throws IOException {
    target.write(syntax.quote());
    for (byte b : field) {
      if (b == syntax.quote()) {
        target.write(b);
      }
      target.write(b);
    }
    target.write(syntax.quote());
  }
}
