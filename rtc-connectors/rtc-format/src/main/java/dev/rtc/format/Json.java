package dev.rtc.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.rtc.connector.Format;
import dev.rtc.connector.Problems;
import dev.rtc.type.DataType;
import java.util.Optional;

/**
 * Reads and writes each record as one JSON text (RFC 8259), as an immutable value: {@code
 * Json.of(Order.class).named(FieldNames.SNAKE_CASE).ignoringUnknown()}.
 *
 * <p>What is written is read back as an equal record. Strict unless told otherwise, because what is
 * made to fit is wrong for ever after, while what is refused can be looked at:
 *
 * <ul>
 *   <li>an unknown field is malformed, since it often is a known one misspelt, unless {@link
 *       #ignoringUnknown()};
 *   <li>a missing field or null is malformed, never 0 or null, unless the component is an {@code
 *       Optional} or {@code @Nullable};
 *   <li>a number must fit: no {@code 1.5} and no {@code 1e3} in an {@code int}, no {@code "12"}
 *       unless {@link #numbersFromText()}; a {@code double} is rounded, but not to infinity;
 *   <li>a field or key that is there twice, text after the record, bytes that are not UTF-8, and
 *       nesting deeper than 100 are malformed.
 * </ul>
 *
 * <p>{@code NaN} and the infinities are strings. Bytes are Base64. A key of a map is the text of
 * its value. Data never names a class; it chooses among the records of a sealed interface where
 * {@link #taggedBy} says so.
 *
 * @param <T> the records
 */
public final class Json<T> implements Format<T> {

  private static final long serialVersionUID = 1L;

  private static final Problems IGNORED = (code, found, instead) -> {};

  private final DataType<T> type;
  private final JsonSettings settings;

  private Json(DataType<T> type, JsonSettings settings) {
    this.type = type;
    this.settings = settings;
  }

  /** Reads and writes a class that {@link DataType#of} knows. */
  public static <T> Json<T> of(Class<T> type) {
    return of(DataType.of(type));
  }

  /** Reads and writes a type, such as {@code DataType.keyed(TEXT, LONG)}. */
  public static <T> Json<T> of(DataType<T> type) {
    return new Json<>(type, JsonSettings.STRICT);
  }

  private Json<T> with(JsonSettings other) {
    return new Json<>(type, other);
  }

  /** Skips fields that no component is bound to, instead of taking the record as malformed. */
  public Json<T> ignoringUnknown() {
    return with(settings.with(settings.fields().ignoringUnknown()));
  }

  /** Reads missing fields as null, but for primitives. */
  public Json<T> missingAsNull() {
    return with(settings.with(settings.fields().withMissingAsNull()));
  }

  /** Names fields by another rule. */
  public Json<T> named(FieldNames names) {
    return with(settings.with(settings.fields().named(names)));
  }

  /**
   * Names the field of one component, whatever the rule says.
   *
   * @param component its name, of a nested one its path: {@code customer.name}, also through lists,
   *     arrays, sets, optional and sealed values, and the values of maps
   */
  public Json<T> renamed(String component, String field) {
    return with(settings.with(settings.fields().renamed(component, field)));
  }

  /** Writes times otherwise than in ISO 8601. */
  public Json<T> timesAs(Times times) {
    return with(settings.with(settings.fields().timesAs(times)));
  }

  /** Reads a string that holds a number as that number, too. */
  public Json<T> numbersFromText() {
    return with(settings.withNumbersFromText());
  }

  /** Refuses {@code NaN} and the infinities, read and written. */
  public Json<T> refusingNaN() {
    return with(settings.asFinite());
  }

  /** Names the record of a sealed interface by its simple name in this field. */
  public Json<T> taggedBy(String field) {
    return with(settings.taggedBy(field));
  }

  /** Writes the record of a sealed interface without its name, so that it cannot be read back. */
  public Json<T> untagged() {
    return with(settings.asUntagged());
  }

  /** Bounds how deep objects and arrays may nest, also in fields that are skipped; 100 levels. */
  public Json<T> deepestAt(int levels) {
    return with(settings.deepestAt(levels));
  }

  /** Bounds how many characters a string may have; 20,000,000. */
  public Json<T> longestTextAt(int characters) {
    return with(settings.longestTextAt(characters));
  }

  @Override
  public String describe() {
    return "JSON";
  }

  @Override
  public String suffix() {
    return ".json";
  }

  @Override
  public DataType<T> type() {
    return type;
  }

  @Override
  public Decoder<T> decoder(Optional<byte[]> header) {
    return new JsonDecoder<>(type.name(), factory(), compiled(IGNORED), type.rawClass());
  }

  @Override
  public Encoder<T> encoder() {
    return new JsonEncoder<>(type.name(), factory(), compiled(IGNORED));
  }

  @Override
  public void validate(Problems problems) {
    compiled(problems);
  }

  @Override
  public void validateReading(Problems problems) {
    if (settings.untagged()) {
      problems.report(
          "RTC-441",
          "JSON of "
              + type.name()
              + " that is untagged(), of which nothing tells which record an"
              + " object is",
          "state the field that names it with taggedBy(\"type\")");
    }
  }

  private JsonValue compiled(Problems problems) {
    return new JsonCompiler(settings, problems).compile(type);
  }

  private JsonFactory factory() {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(settings.deepest())
            .maxStringLength(settings.longestText())
            .maxNumberLength(Decimals.LONGEST)
            .build();
    return new JsonFactoryBuilder()
        .streamReadConstraints(constraints)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .build()
        .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
  }
}
