package dev.rtc.connector.file;

import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import org.apache.flink.core.fs.Path;

/** Says which files a writer makes and when each is complete. */
sealed interface Layout extends Serializable permits SingleFile, RollingParts {

  /** Returns the directory or file; nothing is written beside it but its hidden beginnings. */
  Path target();

  /** Returns the visible name of a part. */
  Path part(int writer, long number);

  /** Returns a number that no part of the writer has had, not even one that isn't visible yet. */
  long firstNumber(int writer) throws IOException;

  /** Says whether a part of that size is complete. */
  boolean isFull(long bytes);

  /** Says whether a part of that age is complete at a checkpoint. */
  boolean isOld(Duration age);

  /** Says whether there is exactly one file, even if there is no record. */
  boolean isSingleFile();
}
