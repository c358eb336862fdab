package dev.rtc.connector.file;

import java.util.List;
import org.apache.flink.core.fs.RecoverableWriter.ResumeRecoverable;

/**
 * Records where a writer stood at a checkpoint.
 *
 * @param finished whether the input had ended
 * @param open the open parts
 */
record PartState(boolean finished, List<Open> open) {

  /**
   * An open part.
   *
   * @param partition its directory below the target; empty if it lies in the target
   * @param openedAt when it was begun, in milliseconds since the epoch
   * @param file where it ended
   */
  record Open(String partition, long openedAt, ResumeRecoverable file) {}
}
