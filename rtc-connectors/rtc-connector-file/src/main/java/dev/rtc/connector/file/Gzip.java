package dev.rtc.connector.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.flink.core.fs.Path;

/** Unpacks files named {@code *.gz}. */
final class Gzip {

  private static final int BUFFER = 1 << 16;

  private Gzip() {}

  static boolean isGzip(Path path) {
    return path.getName().toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  static InputStream unpack(InputStream packed) throws IOException {
    return new GZIPInputStream(new NeverDry(packed), BUFFER);
  }

  /**
   * Claims that there is always more: {@link GZIPInputStream} looks for a further member only if
   * {@code available()} isn't 0, which many remote streams return in the middle of a file
   * (JDK-7036144).
   */
  private static final class NeverDry extends FilterInputStream {

    NeverDry(InputStream in) {
      super(in);
    }

    @Override
    public int available() {
      return 1;
    }
  }
}
