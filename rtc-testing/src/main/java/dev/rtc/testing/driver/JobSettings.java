package dev.rtc.testing.driver;

import java.io.IOException;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.runtime.checkpoint.CheckpointOptions;
import org.apache.flink.runtime.checkpoint.SnapshotType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.state.CheckpointStorageLocationReference;

/**
 * Holds the configuration of a job.
 *
 * <p>A task makes its own writer of buffers, with a thread, if unaligned checkpoints are on when it
 * is made; the driver's channels do that work. So they are on only once it runs, and its handler of
 * barriers knows both kinds.
 */
record JobSettings(
    ExecutionConfig execution, Configuration whileTasksAreMade, Configuration whileTasksRun) {

  /** One means the thread that asks. */
  private static final String ROCKSDB_THREADS =
      "state.backend.rocksdb.checkpoint.transfer.thread.num";

  static JobSettings of(JobGraph job, ClassLoader userCode) {
    Configuration aligned = new Configuration(job.getJobConfiguration());
    aligned.removeConfig(CheckpointingOptions.CHECKPOINTS_DIRECTORY);
    aligned.set(CheckpointingOptions.CHECKPOINT_STORAGE, "jobmanager");
    aligned.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
    aligned.set(CheckpointingOptions.FILE_MERGING_ENABLED, false);
    aligned.setString(ROCKSDB_THREADS, "1");
    Configuration both = new Configuration(aligned);
    both.set(CheckpointingOptions.ENABLE_UNALIGNED, true);
    return new JobSettings(execution(job, userCode), aligned, both);
  }

  private static ExecutionConfig execution(JobGraph job, ClassLoader userCode) {
    try {
      return job.getSerializedExecutionConfig().deserializeValue(userCode);
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException("the execution config of the job is unreadable", e);
    }
  }

  /** Returns how barriers travel: as asked for, unless the job is content with at least once. */
  CheckpointOptions barriers(SnapshotType type, CheckpointKind kind) {
    CheckpointStorageLocationReference place = CheckpointStorageLocationReference.getDefault();
    if (CheckpointingOptions.getCheckpointingMode(whileTasksRun)
        == CheckpointingMode.AT_LEAST_ONCE) {
      return CheckpointOptions.notExactlyOnce(type, place);
    }
    return kind == CheckpointKind.UNALIGNED
        ? CheckpointOptions.unaligned(type, place)
        : CheckpointOptions.alignedNoTimeout(type, place);
  }
}
