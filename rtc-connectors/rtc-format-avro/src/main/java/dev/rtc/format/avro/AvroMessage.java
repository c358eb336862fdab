package dev.rtc.format.avro;

import dev.rtc.connector.Format;
import dev.rtc.connector.MalformedRecordException;
import dev.rtc.connector.Problems;
import dev.rtc.type.DataType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes single messages in Avro's binary encoding, without any header: both sides know
 * the schema. For messages, not for lines of files, since the bytes may hold line ends.
 *
 * @param <T> the records
 * @see Avro#message
 */
public final class AvroMessage<T> implements Format<T> {

  private static final long serialVersionUID = 1L;

  private static final Problems IGNORED = (code, found, instead) -> {};

  private final DataType<T> type;
  private final AvroSettings settings;
  private final @Nullable String writtenWith;

  AvroMessage(DataType<T> type, AvroSettings settings, @Nullable String writtenWith) {
    this.type = type;
    this.settings = settings;
    this.writtenWith = writtenWith;
  }

  /** Reads messages that were written with another schema; writes as before. */
  public AvroMessage<T> writtenWith(Schema schema) {
    return new AvroMessage<>(type, settings, schema.toString());
  }

  /** Counts {@code Instant} and {@code LocalDateTime} in a unit; microseconds by default. */
  public AvroMessage<T> instantsAs(TimeUnit unit) {
    return new AvroMessage<>(type, settings.instantsAs(unit), writtenWith);
  }

  /** Writes {@code BigDecimal} as {@code decimal(precision, scale)}. */
  public AvroMessage<T> decimalsAs(int precision, int scale) {
    return new AvroMessage<>(type, settings.decimalsAs(precision, scale), writtenWith);
  }

  /** Returns the schema that messages are written with. */
  public Schema schema() {
    return form(IGNORED).schema();
  }

  private Form form(Problems problems) {
    return new WrittenTypes(settings, problems).of(type);
  }

  @Override
  public String describe() {
    return "Avro messages";
  }

  @Override
  public DataType<T> type() {
    return type;
  }

  @Override
  public String suffix() {
    return ".avro";
  }

  @Override
  public void validate(Problems problems) {
    settings.validate(problems);
    form(problems);
  }

  @Override
  public void validateReading(Problems problems) {
    if (writtenWith != null) {
      try {
        ReadTypes.of(type, Datum.schema(writtenWith), type.name());
      } catch (MalformedRecordException e) {
        problems.report(
            "RTC-449",
            "messages written with a schema that does not fit: " + e.getMessage(),
            "make the component Optional, or its type that of the schema");
      }
    }
  }

  @Override
  public Decoder<T> decoder(Optional<byte[]> header) throws MalformedRecordException {
    Schema schema = writtenWith == null ? schema() : Datum.schema(writtenWith);
    Datum datum = new Datum(schema);
    Meaning meaning = ReadTypes.of(type, schema, type.name());
    Class<T> raw = type.rawClass();
    return (bytes, offset, length) -> {
      BoundedDecoder decoder = new BoundedDecoder(bytes, offset, length);
      Object found = datum.read(decoder, type.name());
      if (!decoder.isAtEnd()) {
        throw new MalformedRecordException(
            "Cannot read " + type.name() + ": found more after the end of the record");
      }
      return raw.cast(meaning.value(found));
    };
  }

  @Override
  public Encoder<T> encoder() {
    Form form = form(IGNORED);
    GenericDatumWriter<Object> writer = new GenericDatumWriter<>(form.schema(), new GenericData());
    String record = type.name();
    return new Encoder<T>() {
      private @Nullable BinaryEncoder reused;

      @Override
      public byte[] encode(T value) throws MalformedRecordException {
        Object datum = form.datum(value, record);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
          reused = EncoderFactory.get().binaryEncoder(bytes, reused);
          writer.write(datum, reused);
          reused.flush();
        } catch (IOException impossible) {
          throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
      }
    };
  }
}
