package dev.rtc.connector.file;

import java.time.Duration;
import org.apache.flink.core.fs.Path;

/**
 * Makes files {@code part-<writer>-<number>} in a directory or in partitions below it; the writer
 * is an index and a token.
 *
 * @param target the directory
 * @param suffix what names end with, from the dot on
 * @param age how old a part may become
 * @param bytes how large a part may become
 * @param rollsAtCheckpoints whether no part is older than a checkpoint
 * @param openAtMost how many parts a writer may have open at once
 */
record RollingParts(
    Path target,
    String suffix,
    Duration age,
    long bytes,
    boolean rollsAtCheckpoints,
    int openAtMost)
    implements Layout {

  private static final long serialVersionUID = 1L;

  @Override
  public Path part(String partition, String writer, long number) {
    String name = "part-" + writer + "-" + number + suffix;
    return new Path(target, partition.equals(Partition.NONE) ? name : partition + "/" + name);
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
