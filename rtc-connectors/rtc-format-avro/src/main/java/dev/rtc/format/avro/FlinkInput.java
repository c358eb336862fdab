package dev.rtc.format.avro;

import java.io.IOException;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Lends a file of Flink to Parquet, which opens and closes it several times, and remembers when the
 * file system fails: that is no fault of what the file holds.
 */
final class FlinkInput implements InputFile {

  private final FSDataInputStream in;
  private final long length;
  private @Nullable IOException failure;

  FlinkInput(FSDataInputStream in, long length) {
    this.in = in;
    this.length = length;
  }

  /** Returns what the file system threw, or null if nothing. */
  @Nullable IOException failure() {
    return failure;
  }

  @Override
  public long getLength() {
    return length;
  }

  @Override
  public SeekableInputStream newStream() {
    return new Lent();
  }

  private IOException failed(IOException e) {
    failure = e;
    return e;
  }

  /** Reads the file and leaves it open. */
  private final class Lent extends DelegatingSeekableInputStream {

    Lent() {
      super(in);
    }

    @Override
    public long getPos() throws IOException {
      return in.getPos();
    }

    @Override
    public void seek(long position) throws IOException {
      if (position < 0 || position > length) {
        throw new IOException("found the position " + position + " in " + length + " bytes");
      }
      try {
        in.seek(position);
      } catch (IOException e) {
        throw failed(e);
      }
    }

    @Override
    public int read() throws IOException {
      try {
        return in.read();
      } catch (IOException e) {
        throw failed(e);
      }
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
      try {
        return in.read(target, offset, count);
      } catch (IOException e) {
        throw failed(e);
      }
    }

    @Override
    public void close() {}
  }
}
