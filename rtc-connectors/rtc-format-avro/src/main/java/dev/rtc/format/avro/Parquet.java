package dev.rtc.format.avro;

import dev.rtc.connector.FileFormat;
import dev.rtc.connector.Problems;
import dev.rtc.type.DataType;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;

/**
 * Reads and writes Parquet files, as an immutable value: {@code Parquet.of(Order.class)}.
 *
 * <p>Components become columns by the same rules as in {@link Avro}, whose schema the file carries
 * along; files that others wrote, without such a schema, are read by Parquet's own. Only the
 * columns that the record has are read. No Hadoop runs; of Hadoop, only interfaces are needed.
 *
 * <p>A writer holds a row group in memory, up to {@link #rowGroupsOf} bytes, until it is full or
 * the file ends.
 *
 * @param <T> the records
 */
public final class Parquet<T> implements FileFormat<T> {

  private static final long serialVersionUID = 1L;

  private static final Problems IGNORED = (code, found, instead) -> {};
  private static final long ROW_GROUP = 64L << 20;

  private final DataType<T> type;
  private final AvroSettings settings;
  private final Packing packing;
  private final long rowGroup;

  private Parquet(DataType<T> type, AvroSettings settings, Packing packing, long rowGroup) {
    this.type = type;
    this.settings = settings;
    this.packing = packing;
    this.rowGroup = rowGroup;
  }

  /** Reads and writes files of a record class. */
  public static <T> Parquet<T> of(Class<T> type) {
    return of(DataType.of(type));
  }

  /** Reads and writes files of a record, such as {@code DataType.keyed(TEXT, LONG)}. */
  public static <T> Parquet<T> of(DataType<T> type) {
    return new Parquet<>(type, AvroSettings.DEFAULT, Packing.SNAPPY, ROW_GROUP);
  }

  /** Counts {@code Instant} and {@code LocalDateTime} in a unit; microseconds by default. */
  public Parquet<T> instantsAs(TimeUnit unit) {
    return new Parquet<>(type, settings.instantsAs(unit), packing, rowGroup);
  }

  /**
   * Writes {@code BigDecimal} as {@code DECIMAL(precision, scale)}; by default it is bytes that
   * only Avro understands. A number that does not fit without loss is malformed.
   */
  public Parquet<T> decimalsAs(int precision, int scale) {
    return new Parquet<>(type, settings.decimalsAs(precision, scale), packing, rowGroup);
  }

  /** Packs pages; by Snappy unless stated. */
  public Parquet<T> packedBy(Packing other) {
    return new Parquet<>(type, settings, other, rowGroup);
  }

  /** Bounds row groups to a number of bytes before they are packed; 64 MiB unless stated. */
  public Parquet<T> rowGroupsOf(long bytes) {
    return new Parquet<>(type, settings, packing, bytes);
  }

  /** Returns the schema that files are written with. */
  public Schema schema() {
    return form(IGNORED).schema();
  }

  private Form form(Problems problems) {
    return new WrittenTypes(settings, problems).of(type);
  }

  /** Returns the settings of Parquet: lists and maps as its specification says today. */
  static ParquetConfiguration configuration() {
    ParquetConfiguration configuration = new PlainParquetConfiguration();
    configuration.set("parquet.avro.write-old-list-structure", "false");
    configuration.set("parquet.avro.add-list-element-records", "false");
    configuration.set("parquet.avro.compatible", "false");
    return configuration;
  }

  @Override
  public String describe() {
    return "Parquet";
  }

  @Override
  public DataType<T> type() {
    return type;
  }

  @Override
  public String suffix() {
    return ".parquet";
  }

  @Override
  public void validate(Problems problems) {
    settings.validate(problems);
    int[] reported = {0};
    Schema schema =
        form((code, found, instead) -> {
              reported[0]++;
              problems.report(code, found, instead);
            })
            .schema();
    if (reported[0] == 0 && type.problems().isEmpty()) {
      requireColumns(schema, problems);
    }
  }

  private void requireColumns(Schema schema, Problems problems) {
    try {
      new AvroSchemaConverter(configuration()).convert(schema);
    } catch (RuntimeException e) {
      problems.report(
          "RTC-442",
          type.name() + ", which Parquet has no columns for: " + e.getMessage(),
          "map it to a record whose parts all have components");
    }
  }

  @Override
  public Reader<T> reader(FSDataInputStream in, long length) throws IOException {
    return new ParquetRows<>(in, length, type);
  }

  @Override
  public Writer<T> writer(FSDataOutputStream out) throws IOException {
    Form form = form(IGNORED);
    ParquetWriter<Object> writer =
        AvroParquetWriter.builder(new FlinkOutput(out))
            .withConf(configuration())
            .withSchema(form.schema())
            .withDataModel(new GenericData())
            .withCompressionCodec(packing.codec())
            .withCodecFactory(new PageCodecs())
            .withRowGroupSize(rowGroup)
            .build();
    return new Rows<>(type.name(), form, writer);
  }

  /** Writes rows. */
  private record Rows<T>(String record, Form form, ParquetWriter<Object> writer)
      implements Writer<T> {

    @Override
    public void write(T value) throws IOException {
      writer.write(form.datum(value, record));
    }

    @Override
    public void finish() throws IOException {
      writer.close();
    }
  }
}
