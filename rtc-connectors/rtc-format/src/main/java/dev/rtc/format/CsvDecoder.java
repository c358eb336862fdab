package dev.rtc.format;

import dev.rtc.connector.Format;
import dev.rtc.connector.MalformedRecordException;
import dev.rtc.type.RecordMaker;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a record from the fields of a line. */
final class CsvDecoder<T> implements Format.Decoder<T> {

  static final int NO_COLUMN = -1;

  private final String record;
  private final List<Field> fields;
  private final Plain[] plains;
  private final int[] columns;
  private final int width;
  private final boolean moreColumns;
  private final boolean fewerColumns;
  private final byte[] nullText;
  private final CsvRow row;
  private final RecordMaker<T> maker;

  /**
   * Creates a decoder.
   *
   * @param columns for each component the index of its column, or {@link #NO_COLUMN}
   * @param width how many columns a line has
   */
  CsvDecoder(Csv<T> csv, List<Field> fields, int[] columns, int width) {
    this.record = csv.type().name();
    this.fields = fields;
    this.plains = csv.plains(fields);
    this.columns = columns;
    this.width = width;
    this.moreColumns = csv.settings().unknownIgnored();
    this.fewerColumns = csv.settings().missingAsNull();
    this.nullText = csv.syntax().nullText().getBytes(StandardCharsets.UTF_8);
    this.row = new CsvRow(csv.syntax(), width);
    this.maker = RecordMaker.of(csv.type());
  }

  @Override
  public T decode(byte[] bytes, int offset, int length) throws MalformedRecordException {
    int malformed = Utf8.firstMalformed(bytes, offset, offset + length);
    if (malformed >= 0) {
      throw Shown.notUtf8("the line", malformed - offset);
    }
    row.split(bytes, offset, length);
    requireWidth();
    @Nullable Object[] values = new @Nullable Object[plains.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(i);
    }
    return Made.record(maker, values, record);
  }

  private void requireWidth() throws MalformedRecordException {
    if (row.count() < width && !fewerColumns || row.count() > width && !moreColumns) {
      throw new MalformedRecordException(
          "Cannot read "
              + record
              + ": found "
              + row.count()
              + " fields, where "
              + width
              + " belong");
    }
  }

  private @Nullable Object value(int component) throws MalformedRecordException {
    Field field = fields.get(component);
    int column = columns[component];
    if (column == NO_COLUMN || column >= row.count() || isNull(column)) {
      if (field.mayBeMissing()) {
        return field.missing();
      }
      throw Shown.unreadable(nameOf(field), "nothing", "a value of type " + field.type().name());
    }
    byte[] bytes = row.bytes(column);
    int start = row.start(column);
    int end = row.end(column);
    try {
      return field.present(plains[component].read(bytes, start, end));
    } catch (Unfit e) {
      String found = new String(bytes, start, end - start, StandardCharsets.UTF_8);
      throw Shown.unreadable(nameOf(field), Shown.quoted(found), e.expected());
    }
  }

  private boolean isNull(int column) {
    return !row.isQuoted(column)
        && Arrays.equals(
            row.bytes(column), row.start(column), row.end(column), nullText, 0, nullText.length);
  }

  private String nameOf(Field field) {
    return record + "." + field.column().name();
  }
}
