package dev.rtc.connector.file;

import java.time.Duration;
import org.apache.flink.core.fs.Path;

/**
 * Makes files {@code part-<writer>-<number>} in a directory; the writer is an index and a token.
 *
 * @param target the directory
 * @param suffix what names end with, from the dot on
 * @param age how old a part may become
 * @param bytes how large a part may become
 */
record RollingParts(Path target, String suffix, Duration age, long bytes) implements Layout {

  private static final long serialVersionUID = 1L;

  @Override
  public Path part(String writer, long number) {
    return new Path(target, "part-" + writer + "-" + number + suffix);
  }

  @Override
  public boolean isFull(long size) {
    return size >= bytes;
  }

  @Override
  public boolean isOld(Duration reached) {
    return reached.compareTo(age) >= 0;
  }

  @Override
  public boolean isSingleFile() {
    return false;
  }
}
