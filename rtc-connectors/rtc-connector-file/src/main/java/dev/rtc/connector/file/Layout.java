package dev.rtc.connector.file;

import java.io.Serializable;
import java.time.Duration;
import org.apache.flink.core.fs.Path;

/** Says which files a writer makes and when each is complete. */
sealed interface Layout extends Serializable permits SingleFile, RollingParts {

  /** Returns the directory or file; nothing is written beside it but its hidden beginnings. */
  Path target();

  /**
   * Returns the visible name of a part.
   *
   * @param partition its directory below the target, or {@link Partition#NONE}
   * @param writer a name that no other writer has or had
   * @param number how many parts the writer has begun before
   */
  Path part(String partition, String writer, long number);

  /** Says whether a part of that size is complete. */
  boolean isFull(long bytes);

  /** Says whether a part of that age is complete at a checkpoint. */
  boolean isOld(Duration age);

  /** Says whether each checkpoint completes all parts. */
  boolean rollsAtCheckpoints();

  /** Returns how many parts a writer may have open at once. */
  int openAtMost();

  /** Says whether there is exactly one file, even if there is no record. */
  boolean isSingleFile();
}
