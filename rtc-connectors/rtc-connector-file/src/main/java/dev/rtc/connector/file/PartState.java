package dev.rtc.connector.file;

import org.apache.flink.core.fs.RecoverableWriter.ResumeRecoverable;
import org.jspecify.annotations.Nullable;

/**
 * Records where a writer stood at a checkpoint.
 *
 * @param finished whether the input had ended
 * @param openedAt when the open part was begun, in milliseconds since the epoch
 * @param open the open part; null if there was none
 */
record PartState(boolean finished, long openedAt, @Nullable ResumeRecoverable open) {}
