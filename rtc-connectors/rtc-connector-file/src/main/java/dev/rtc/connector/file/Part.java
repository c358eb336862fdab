package dev.rtc.connector.file;

import java.io.IOException;
import org.apache.flink.core.fs.RecoverableWriter.CommitRecoverable;
import org.apache.flink.core.fs.RecoverableWriter.ResumeRecoverable;

/** Writes a file that isn't complete yet. */
sealed interface Part<T> permits LinePart, RowPart {

  void append(T record) throws IOException;

  /** Returns how many bytes it has, as far as that is known. */
  long size() throws IOException;

  /** Returns when it was begun, in milliseconds since the epoch. */
  long openedAt();

  /** Makes what is written survive a failure and returns where it ends. */
  ResumeRecoverable persist() throws IOException;

  /** Ends the file, which stays hidden until it is committed. */
  CommitRecoverable complete() throws IOException;

  void abandon() throws IOException;
}
