package dev.rtc.format.avro;

import dev.rtc.connector.FileFormat;
import dev.rtc.connector.Problems;
import dev.rtc.type.DataType;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;

/**
 * Reads and writes Avro's object container files, as an immutable value: {@code
 * Avro.of(Order.class)}. Single messages are {@link #message}.
 *
 * <p>The schema follows from the record: {@code Optional} and {@code @Nullable} components are
 * unions with null, sealed interfaces unions of their records, {@code Instant}, {@code LocalDate},
 * {@code LocalTime}, {@code LocalDateTime} and {@code UUID} have their logical types, {@code
 * Duration}, {@code ZonedDateTime}, {@code OffsetDateTime} and {@code BigInteger} are strings.
 * {@link #schema()} shows it.
 *
 * <p>Files of other schemas are read where that loses nothing: fields are found by name, an {@code
 * int} is read into a {@code long}, times by the unit they were counted in, decimals by their
 * scale; a field too much is skipped. A field that is missing makes the file malformed, unless the
 * component is an {@code Optional} or {@code @Nullable}. Schemas in files never name a class to
 * load. Blocks packed by deflate, snappy and zstandard are read.
 *
 * @param <T> the records
 */
public final class Avro<T> implements FileFormat<T> {

  private static final long serialVersionUID = 1L;

  private static final Problems IGNORED = (code, found, instead) -> {};

  private final DataType<T> type;
  private final AvroSettings settings;

  private Avro(DataType<T> type, AvroSettings settings) {
    this.type = type;
    this.settings = settings;
  }

  /** Reads and writes files of a record class or a sealed interface of records. */
  public static <T> Avro<T> of(Class<T> type) {
    return of(DataType.of(type));
  }

  /** Reads and writes files of a record, such as {@code DataType.keyed(TEXT, LONG)}. */
  public static <T> Avro<T> of(DataType<T> type) {
    return new Avro<>(type, AvroSettings.DEFAULT);
  }

  /** Reads and writes single messages of a record class, each the bare binary encoding. */
  public static <T> AvroMessage<T> message(Class<T> type) {
    return message(DataType.of(type));
  }

  /** Reads and writes single messages, each the bare binary encoding. */
  public static <T> AvroMessage<T> message(DataType<T> type) {
    return new AvroMessage<>(type, AvroSettings.DEFAULT, null);
  }

  /** Counts {@code Instant} and {@code LocalDateTime} in a unit; microseconds by default. */
  public Avro<T> instantsAs(TimeUnit unit) {
    return new Avro<>(type, settings.instantsAs(unit));
  }

  /**
   * Writes {@code BigDecimal} as {@code decimal(precision, scale)}, which other systems know better
   * than the default, {@code big-decimal}. A number that does not fit without loss is malformed.
   */
  public Avro<T> decimalsAs(int precision, int scale) {
    return new Avro<>(type, settings.decimalsAs(precision, scale));
  }

  /** Returns the schema that files are written with. */
  public Schema schema() {
    return form(IGNORED).schema();
  }

  private Form form(Problems problems) {
    return new WrittenTypes(settings, problems).of(type);
  }

  @Override
  public String describe() {
    return "Avro";
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
  public Reader<T> reader(FSDataInputStream in, long length) throws IOException {
    return new ContainerReader<>(in, length, type);
  }

  @Override
  public Writer<T> writer(FSDataOutputStream out) throws IOException {
    return new ContainerWriter<>(type, form(IGNORED), out);
  }

  /** Writes a container file. */
  private static final class ContainerWriter<T> implements Writer<T> {

    private final String record;
    private final Form form;
    private final DataFileWriter<Object> writer;

    ContainerWriter(DataType<T> type, Form form, FSDataOutputStream out) throws IOException {
      this.record = type.name();
      this.form = form;
      this.writer =
          new DataFileWriter<>(new GenericDatumWriter<>(form.schema(), new GenericData()));
      writer.setCodec(CodecFactory.deflateCodec(CodecFactory.DEFAULT_DEFLATE_LEVEL));
      writer.create(form.schema(), new Unclosed(out));
    }

    @Override
    public void write(T value) throws IOException {
      writer.append(form.datum(value, record));
    }

    @Override
    public void finish() throws IOException {
      writer.close();
    }
  }

  /** Leaves a file open whose content is complete, for whoever commits it. */
  private static final class Unclosed extends FilterOutputStream {

    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
