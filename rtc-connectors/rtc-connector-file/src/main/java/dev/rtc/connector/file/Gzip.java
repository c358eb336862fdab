package dev.rtc.connector.file;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;

/** Unpacks files named {@code *.gz}. */
final class Gzip {

  private static final int BUFFER = 1 << 16;

  private Gzip() {}

  static boolean isGzip(Path path) {
    return path.getName().toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  static InputStream unpack(InputStream packed) throws IOException {
    return new WholeMembers(new Packed(packed));
  }

  /**
   * Ends only where a member ends: {@link GZIPInputStream} takes everything that keeps it from
   * reading the header of a further member for the end, a network error as well as a file that was
   * cut off there.
   */
  private static final class WholeMembers extends GZIPInputStream {

    /** The checksum and length that follow the data of a member (RFC 1952, 2.3). */
    private static final int TRAILER = 8;

    private final Packed packed;
    private long filledAt;

    WholeMembers(Packed packed) throws IOException {
      super(packed, BUFFER);
      this.packed = packed;
    }

    @Override
    protected void fill() throws IOException {
      super.fill();
      filledAt = packed.position;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      if (read < 0) {
        requireNothingBehind();
      }
      return read;
    }

    private void requireNothingBehind() throws IOException {
      if (packed.failure != null) {
        throw packed.failure;
      }
      long behind = inf.getRemaining() + packed.position - filledAt - TRAILER;
      if (behind > 0) {
        throw new EOFException(
            "after a complete gzip member, the last "
                + behind
                + " bytes read are no further one; the file is cut off or damaged");
      }
    }
  }

  /**
   * Counts bytes and remembers a failure. It claims that there is always more: {@link
   * GZIPInputStream} looks for a further member only if {@code available()} isn't 0, which many
   * remote streams return in the middle of a file (JDK-7036144).
   */
  private static final class Packed extends FilterInputStream {

    private long position;
    private @Nullable IOException failure;

    Packed(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        int read = in.read(bytes, offset, length);
        position += Math.max(read, 0);
        return read;
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }

    @Override
    public int available() {
      return 1;
    }
  }
}
