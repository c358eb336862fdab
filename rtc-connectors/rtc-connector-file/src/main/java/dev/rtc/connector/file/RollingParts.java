package dev.rtc.connector.file;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * Makes files {@code part-<writer>-<number>} in a directory.
 *
 * @param target the directory
 * @param suffix what names end with, from the dot on
 * @param age how old a part may become
 * @param bytes how large a part may become
 */
record RollingParts(Path target, String suffix, Duration age, long bytes) implements Layout {

  private static final long serialVersionUID = 1L;

  @Override
  public Path part(int writer, long number) {
    return new Path(target, "part-" + writer + "-" + number + suffix);
  }

  @Override
  public long firstNumber(int writer) throws IOException {
    FileSystem system = target.getFileSystem();
    FileStatus[] files = system.exists(target) ? system.listStatus(target) : null;
    Pattern ours = Pattern.compile("\\.?part-" + writer + "-(\\d{1,18})\\..*");
    long first = 0;
    for (FileStatus file : files == null ? new FileStatus[0] : files) {
      Matcher name = ours.matcher(file.getPath().getName());
      if (name.matches()) {
        first = Math.max(first, Long.parseLong(name.group(1)) + 1);
      }
    }
    return first;
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
