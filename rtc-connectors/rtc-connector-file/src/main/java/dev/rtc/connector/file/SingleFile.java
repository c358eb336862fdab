package dev.rtc.connector.file;

import java.time.Duration;
import org.apache.flink.core.fs.Path;

/**
 * Makes one file that is complete when the input ends.
 *
 * @param target the file
 */
record SingleFile(Path target) implements Layout {

  private static final long serialVersionUID = 1L;

  @Override
  public Path part(String partition, String writer, long number) {
    return target;
  }

  @Override
  public boolean isFull(long bytes) {
    return false;
  }

  @Override
  public boolean isOld(Duration age) {
    return false;
  }

  @Override
  public boolean rollsAtCheckpoints() {
    return false;
  }

  @Override
  public int openAtMost() {
    return 1;
  }

  @Override
  public boolean isSingleFile() {
    return true;
  }
}
