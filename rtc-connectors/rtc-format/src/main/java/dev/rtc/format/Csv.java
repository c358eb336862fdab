package dev.rtc.format;

import dev.rtc.connector.Format;
import dev.rtc.connector.MalformedRecordException;
import dev.rtc.connector.Problems;
import dev.rtc.type.DataType;
import dev.rtc.type.TypeProblem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes records as lines of comma-separated values (RFC 4180), as an immutable value:
 * {@code Csv.of(Order.class).withHeader().separatedBy(';')}.
 *
 * <p>A component is one field, by position unless there is a header. What is written is read back
 * as an equal record. An empty field without quotes is no value, which only an {@code Optional} or
 * {@code @Nullable} component may have; the empty string is {@code ""}. Anything that does not fit
 * is malformed, never made to fit: a number out of range, {@code 1.5} where a whole number belongs,
 * a missing or an extra field, a quote in the wrong place, bytes that are not UTF-8.
 *
 * @param <T> the records
 */
public final class Csv<T> implements Format<T> {

  private static final long serialVersionUID = 1L;
  private static final String FLATTEN = "use JSON, or flatten the record with map first";

  private final DataType<T> type;
  private final FieldSettings settings;
  private final CsvSyntax syntax;
  private final boolean header;

  private Csv(DataType<T> type, FieldSettings settings, CsvSyntax syntax, boolean header) {
    this.type = type;
    this.settings = settings;
    this.syntax = syntax;
    this.header = header;
  }

  /** Reads and writes a record class. */
  public static <T> Csv<T> of(Class<T> type) {
    return of(DataType.of(type));
  }

  /** Reads and writes a record, such as {@code DataType.keyed(TEXT, LONG)}. */
  public static <T> Csv<T> of(DataType<T> type) {
    return new Csv<>(type, FieldSettings.STRICT, CsvSyntax.RFC_4180, false);
  }

  private Csv<T> with(FieldSettings other) {
    return new Csv<>(type, other, syntax, header);
  }

  private Csv<T> with(CsvSyntax other) {
    return new Csv<>(type, settings, other, header);
  }

  /**
   * Begins each file with a line of names, and finds columns by them, in any order. A message,
   * which comes without its header, is read by position.
   */
  public Csv<T> withHeader() {
    return new Csv<>(type, settings, syntax, true);
  }

  /** Finds columns by their position, without a header; the default. */
  public Csv<T> byPosition() {
    return new Csv<>(type, settings, syntax, false);
  }

  /** Separates fields by another ASCII character, such as {@code ';'} or a tab. */
  public Csv<T> separatedBy(char separator) {
    return with(syntax.separatedBy(separator));
  }

  /** Quotes fields by another ASCII character. */
  public Csv<T> quotedBy(char quote) {
    return with(syntax.quotedBy(quote));
  }

  /** Writes what is missing as this text instead of as nothing, and reads it so. */
  public Csv<T> nullAs(String text) {
    return with(syntax.nullAs(text));
  }

  /** Takes spaces and tabs around a field, or around its quotes, as no part of it. */
  public Csv<T> trimmed() {
    return with(syntax.asTrimmed());
  }

  /**
   * Admits line breaks inside quotes, as RFC 4180 does. A file is then read by one reader; and a
   * quote that is never closed swallows the lines after it.
   */
  public Csv<T> spanningLines() {
    return with(syntax.asSpanning());
  }

  /** Skips columns that no component is bound to, instead of taking the line as malformed. */
  public Csv<T> ignoringUnknown() {
    return with(settings.ignoringUnknown());
  }

  /** Reads missing columns and values as null, but for primitives. */
  public Csv<T> missingAsNull() {
    return with(settings.withMissingAsNull());
  }

  /** Names columns by another rule. */
  public Csv<T> named(FieldNames names) {
    return with(settings.named(names));
  }

  /** Names the column of one component, whatever the rule says. */
  public Csv<T> renamed(String component, String column) {
    return with(settings.renamed(component, column));
  }

  /** Writes times otherwise than in ISO 8601. */
  public Csv<T> timesAs(Times times) {
    return with(settings.timesAs(times));
  }

  @Override
  public String describe() {
    return "CSV" + (header ? " with header" : "");
  }

  @Override
  public DataType<T> type() {
    return type;
  }

  @Override
  public String suffix() {
    return ".csv";
  }

  @Override
  public boolean hasHeader() {
    return header;
  }

  @Override
  public boolean spansLines() {
    return syntax.spanning();
  }

  @Override
  public boolean isUnfinished(byte[] bytes, int offset, int length) {
    boolean open = false;
    for (int i = offset; syntax.spanning() && i < offset + length; i++) {
      open ^= bytes[i] == syntax.quote();
    }
    return open;
  }

  FieldSettings settings() {
    return settings;
  }

  CsvSyntax syntax() {
    return syntax;
  }

  Plain[] plains(List<Field> fields) {
    return fields.stream().map(this::requirePlain).toArray(Plain[]::new);
  }

  /** Knows what {@link #validate} would have told, for those who didn't ask it. */
  private Plain requirePlain(Field field) {
    Plain plain = plain(field);
    if (plain == null) {
      List<TypeProblem> problems = type.problems();
      throw new IllegalStateException(
          problems.isEmpty() ? severalFields(field) + "; " + FLATTEN : problems.get(0).toString());
    }
    return plain;
  }

  private @Nullable Plain plain(Field field) {
    return PlainValues.of(field.presentType(), settings.times());
  }

  /**
   * Creates a decoder.
   *
   * @throws IllegalStateException if a component can't be one field, as {@link #validate} tells
   */
  @Override
  public Decoder<T> decoder(Optional<byte[]> headerLine) throws MalformedRecordException {
    List<Field> fields = settings.fields(type, "");
    if (header && headerLine.isPresent()) {
      CsvHeader names = CsvHeader.read(headerLine.get(), syntax);
      return new CsvDecoder<>(
          this, fields, names.columnsOf(fields, settings.unknownIgnored()), names.width());
    }
    int[] columns = IntStream.range(0, fields.size()).toArray();
    return new CsvDecoder<>(this, fields, columns, columns.length);
  }

  /**
   * Creates an encoder.
   *
   * @throws IllegalStateException if a component can't be one field, as {@link #validate} tells
   */
  @Override
  public Encoder<T> encoder() {
    return new CsvEncoder<>(this, settings.fields(type, ""));
  }

  @Override
  public void validate(Problems problems) {
    requireSyntax(problems);
    if (type.columns().isEmpty()) {
      problems.report(
          "RTC-412",
          "CSV has a field per component of a record, but the records are " + type.name(),
          "map each to a record with a component per column, or use text or JSON");
      return;
    }
    List<Field> fields = settings.fields(type, "");
    fields.forEach(field -> requireOneField(field, problems));
    FieldSettings.requireDistinct(fields, type.name(), problems);
    settings.requireKnown(
        fields.stream().map(field -> field.column().name()).collect(Collectors.toSet()),
        type.name(),
        problems);
  }

  private void requireSyntax(Problems problems) {
    if (!syntax.canBe()) {
      problems.report(
          "RTC-445",
          "CSV separated by '"
              + syntax.separator()
              + "', quoted by '"
              + syntax.quote()
              + "', with "
              + Shown.quoted(syntax.nullText())
              + " for what is missing",
          "take two different ASCII characters that are no letter, digit, sign or line end (nor a"
              + " blank, if fields are trimmed), and a null text without them");
    }
  }

  private void requireOneField(Field field, Problems problems) {
    if (field.type().problems().isEmpty() && plain(field) == null) {
      problems.report("RTC-412", severalFields(field), FLATTEN);
    }
    String where = type.name() + "." + field.column().name();
    settings.times().validate(field.presentType().rawClass(), where, problems);
  }

  private String severalFields(Field field) {
    return "the column "
        + field.column().name()
        + " of "
        + type.name()
        + " is a "
        + field.type().name()
        + ", which doesn't fit into one field";
  }
}
