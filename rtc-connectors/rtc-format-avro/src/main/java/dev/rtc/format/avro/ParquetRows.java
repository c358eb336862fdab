package dev.rtc.format.avro;

import dev.rtc.connector.FileFormat;
import dev.rtc.connector.MalformedRecordException;
import dev.rtc.type.Column;
import dev.rtc.type.DataType;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.avro.AvroReadSupport;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a Parquet file, and of their columns only those that the record has. */
final class ParquetRows<T> implements FileFormat.Reader<T> {

  private static final int LARGEST_SCHEMA = 16 << 20;
  private static final String SCHEMA_KEY = "parquet.avro.schema";

  private final FSDataInputStream in;
  private final FlinkInput input;
  private final Class<T> type;
  private final Meaning meaning;
  private final ParquetReader<IndexedRecord> rows;
  private boolean ended;

  ParquetRows(FSDataInputStream in, long length, DataType<T> type) throws IOException {
    this.in = in;
    this.input = new FlinkInput(in, length);
    this.type = type.rawClass();
    Schema schema = guarded(() -> projected(schema(length), type));
    this.meaning = ReadTypes.of(type, schema, type.name());
    this.rows = guarded(() -> open(schema));
  }

  /** Does something with Parquet. */
  @FunctionalInterface
  private interface Reading<R extends @Nullable Object> {
    R read() throws IOException;
  }

  /**
   * Takes what Parquet throws as the fault of the file, unless the file system failed before. Sizes
   * that a broken page header claims are allocated by Parquet before anybody can look at them,
   * which ends in an OutOfMemoryError of that one array.
   */
  private <R extends @Nullable Object> R guarded(Reading<R> reading) throws IOException {
    try {
      return reading.read();
    } catch (MalformedRecordException e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      IOException failure = input.failure();
      if (failure != null) {
        throw failure;
      }
      throw new MalformedRecordException("Cannot read the file: " + e.getMessage(), e);
    }
  }

  private Schema schema(long length) throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withCodecFactory(new PageCodecs())
            .build();
    try (ParquetFileReader file = ParquetFileReader.open(input, options)) {
      ParquetMetadata footer = file.getFooter();
      requireInside(footer.getBlocks(), length);
      FileMetaData metadata = footer.getFileMetaData();
      String written = metadata.getKeyValueMetaData().get(SCHEMA_KEY);
      return written == null || written.length() > LARGEST_SCHEMA
          ? new AvroSchemaConverter(Parquet.configuration()).convert(metadata.getSchema())
          : Datum.schema(written);
    }
  }

  private static void requireInside(List<BlockMetaData> blocks, long length)
      throws MalformedRecordException {
    for (BlockMetaData block : blocks) {
      for (ColumnChunkMetaData column : block.getColumns()) {
        long start = column.getStartingPos();
        if (start < 0 || column.getTotalSize() < 0 || column.getTotalSize() > length - start) {
          throw new MalformedRecordException(
              "Cannot read the file: the column "
                  + column.getPath().toDotString()
                  + " claims "
                  + column.getTotalSize()
                  + " bytes from "
                  + start
                  + " on, of "
                  + length);
        }
      }
    }
  }

  /** Keeps the fields that the record has, all of them if it has none of them. */
  private static Schema projected(Schema schema, DataType<?> type) {
    Set<String> wanted = type.columns().stream().map(Column::name).collect(Collectors.toSet());
    List<Schema.Field> kept =
        schema.getFields().stream()
            .filter(field -> wanted.contains(field.name()))
            .map(field -> new Schema.Field(field, field.schema()))
            .toList();
    return kept.isEmpty() || kept.size() == schema.getFields().size()
        ? schema
        : Schema.createRecord(schema.getName(), null, schema.getNamespace(), false, kept);
  }

  private ParquetReader<IndexedRecord> open(Schema schema) throws IOException {
    ParquetConfiguration configuration = Parquet.configuration();
    configuration.set(AvroReadSupport.AVRO_REQUESTED_PROJECTION, schema.toString());
    configuration.set("parquet.avro.read.schema", schema.toString());
    return AvroParquetReader.<IndexedRecord>builder(input, configuration)
        .withDataModel(new GenericData())
        .withCodecFactory(new PageCodecs())
        .usePageChecksumVerification()
        .build();
  }

  @Override
  public @Nullable T next() throws IOException {
    if (ended) {
      return null;
    }
    ended = true;
    IndexedRecord row = guarded(rows::read);
    if (row == null) {
      return null;
    }
    ended = false;
    return type.cast(meaning.value(row));
  }

  @Override
  public void close() throws IOException {
    try {
      rows.close();
    } finally {
      in.close();
    }
  }
}
