package dev.rtc.connector.file;

import dev.rtc.connector.FileFormat;
import dev.rtc.connector.MalformedRecordException;
import dev.rtc.connector.RecordCheck;
import java.io.IOException;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.RecoverableFsDataOutputStream;
import org.jspecify.annotations.Nullable;

/** Makes parts that are whole files of a format, which each checkpoint completes. */
record RowParts<T>(FileFormat<T> format) implements PartFormat<T> {

  private static final long serialVersionUID = 1L;

  @Override
  public String suffix() {
    return format.suffix();
  }

  @Override
  public boolean isResumable() {
    return false;
  }

  @Override
  public RowPart<T> begin(RecoverableFsDataOutputStream stream, long openedAt) throws IOException {
    return new RowPart<>(format.writer(stream), stream, openedAt);
  }

  @Override
  public Part<T> resume(RecoverableFsDataOutputStream stream, long openedAt) {
    throw new IllegalStateException(
        "A file of " + format.describe() + " can't be gone on with, and none is kept open");
  }

  @Override
  public RecordCheck<T> check() {
    return new Check<>(format);
  }

  /** Writes into nothing. */
  private static final class Check<T> implements RecordCheck<T> {

    private static final long serialVersionUID = 1L;

    private final FileFormat<T> format;
    private transient FileFormat.@Nullable Writer<T> writer;

    Check(FileFormat<T> format) {
      this.format = format;
    }

    @Override
    public void check(T record) throws IOException {
      FileFormat.Writer<T> target = writer == null ? format.writer(new Nothing()) : writer;
      writer = null;
      try {
        target.write(record);
      } catch (IOException e) {
        throw new MalformedRecordException("the record can't be written: " + e.getMessage(), e);
      }
      writer = target;
    }
  }

  /** Counts what is written and keeps nothing. */
  private static final class Nothing extends FSDataOutputStream {

    private long position;

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int b) {
      position++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      position += length;
    }

    @Override
    public void flush() {}

    @Override
    public void sync() {}

    @Override
    public void close() {}
  }
}
