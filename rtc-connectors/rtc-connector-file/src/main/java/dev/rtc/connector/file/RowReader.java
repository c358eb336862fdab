package dev.rtc.connector.file;

import dev.rtc.connector.FileFormat;
import dev.rtc.connector.MalformedRecordException;
import java.io.IOException;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.ArrayResultIterator;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a whole file in batches; its position is how many were handed out, of which
 * each failure is one.
 */
final class RowReader<T, R> implements BulkFormat.Reader<R> {

  private static final int BATCH = 512;

  private final Path path;
  private final Rows<T, R> rows;
  private final FSDataInputStream in;
  private FileFormat.@Nullable Reader<T> reader;
  private @Nullable MalformedRecordException unreadable;
  private long handedOut;
  private boolean ended;

  private RowReader(Path path, Rows<T, R> rows, FSDataInputStream in) {
    this.path = path;
    this.rows = rows;
    this.in = in;
  }

  /** Opens a file behind as many records. */
  static <T, R> RowReader<T, R> open(Path path, Rows<T, R> rows, long records) throws IOException {
    FileSystem system = path.getFileSystem();
    long length = system.getFileStatus(path).getLen();
    RowReader<T, R> reader = new RowReader<>(path, rows, system.open(path));
    try {
      reader.skip(length, records);
      return reader;
    } catch (IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private void skip(long length, long records) throws IOException {
    try {
      reader = rows.format().reader(in, length);
    } catch (MalformedRecordException e) {
      unreadable = e;
    }
    while (handedOut < records && !ended) {
      ended = !passOver();
      handedOut++;
    }
  }

  /** Reads on to a record or a failure; returns false at the end of the file. */
  private boolean passOver() throws IOException {
    try {
      return read() != null;
    } catch (MalformedRecordException e) {
      return true;
    }
  }

  private @Nullable T read() throws IOException {
    MalformedRecordException failure = unreadable;
    if (failure != null) {
      unreadable = null;
      throw failure;
    }
    return reader == null ? null : reader.next();
  }

  @Override
  public BulkFormat.@Nullable RecordIterator<R> readBatch() throws IOException {
    Object[] batch = new Object[BATCH];
    int size = 0;
    while (size < BATCH && !ended) {
      R next = next(handedOut + size);
      if (next != null) {
        batch[size++] = next;
      }
    }
    if (size == 0) {
      return null;
    }
    ArrayResultIterator<R> records = new ArrayResultIterator<>();
    records.set(cast(batch), size, CheckpointedPosition.NO_OFFSET, handedOut);
    handedOut += size;
    return records;
  }

  @SuppressWarnings("unchecked") // filled with R alone, and nobody asks for its class
  private R[] cast(Object[] batch) {
    return (R[]) batch;
  }

  /** Returns the next record or a failure; null at the end of the file. */
  private @Nullable R next(long records) throws IOException {
    try {
      T record = read();
      ended = record == null;
      return record == null ? null : rows.record(record);
    } catch (MalformedRecordException e) {
      return rows.malformed(Paths.shown(path), in.getPos(), records + 1, e);
    }
  }

  @Override
  public void close() throws IOException {
    try (in) {
      if (reader != null) {
        reader.close();
      }
    }
  }
}
