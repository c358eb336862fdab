package dev.rtc.format.avro;

import java.io.IOException;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** Lends a file of Flink to Parquet, and leaves it open for whoever commits it. */
record FlinkOutput(FSDataOutputStream out) implements OutputFile {

  @Override
  public PositionOutputStream create(long blockSize) throws IOException {
    return new Lent(out, out.getPos());
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSize) throws IOException {
    return create(blockSize);
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  /** Counts from where the file began. */
  private static final class Lent extends PositionOutputStream {

    private final FSDataOutputStream out;
    private final long start;

    Lent(FSDataOutputStream out, long start) {
      this.out = out;
      this.start = start;
    }

    @Override
    public long getPos() throws IOException {
      return out.getPos() - start;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }
}
