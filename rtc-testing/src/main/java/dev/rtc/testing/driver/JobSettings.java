package dev.rtc.testing.driver;

import java.io.IOException;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobgraph.JobGraph;

/**
 * Holds the configuration of a job.
 *
 * <p>A task makes its own writer of buffers, with a thread, if unaligned checkpoints are on when it
 * is made; the driver's channels do that work. So they are on only once it runs, and its handler of
 * barriers knows both kinds.
 */
record JobSettings(
    ExecutionConfig execution, Configuration whileTasksAreMade, Configuration whileTasksRun) {

  static JobSettings of(JobGraph job, ClassLoader userCode) {
    Configuration aligned = new Configuration(job.getJobConfiguration());
    aligned.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
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
}
