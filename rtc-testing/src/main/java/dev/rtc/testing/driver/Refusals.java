package dev.rtc.testing.driver;

import java.lang.reflect.Field;
import java.util.Set;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkAlignmentParams;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.StateChangelogOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobType;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.source.coordinator.SourceCoordinatorProvider;

/** Refuses, by name and with a way out, what the driver would run in another way than a cluster. */
final class Refusals {

  private static final Set<String> ITERATIONS =
      Set.of(
          "org.apache.flink.streaming.runtime.tasks.StreamIterationHead",
          "org.apache.flink.streaming.runtime.tasks.StreamIterationTail");
  private static final Field ALIGNMENT =
      InternalField.of(SourceCoordinatorProvider.class, "alignmentParams");

  private Refusals() {}

  /**
   * Requires a job that the driver can run.
   *
   * @throws UnsupportedOperationException naming what it cannot run, and what to do instead
   */
  static void requireRunnable(JobGraph job) {
    Configuration configuration = job.getJobConfiguration();
    if (job.getJobType() == JobType.BATCH
        || configuration.get(ExecutionOptions.RUNTIME_MODE) == RuntimeExecutionMode.BATCH) {
      throw refusal(
          "the job '%s' in batch mode".formatted(job.getName()),
          "set execution.runtime-mode to STREAMING, which bounded sources end as well");
    }
    if (configuration.get(StateChangelogOptions.ENABLE_STATE_CHANGE_LOG)) {
      throw refusal(
          "the changelog state backend (state.changelog.enabled)",
          "leave it out in the test: it changes how state is written, not what is in it");
    }
    if (!CheckpointingOptions.isCheckpointingEnabled(configuration)
        || !configuration.get(CheckpointingOptions.ENABLE_CHECKPOINTS_AFTER_TASKS_FINISH)) {
      throw refusal(
          "the job '%s' without checkpoints, also of tasks that have ended"
              .formatted(job.getName()),
          "compile it by JobDriver.compile, and leave"
              + " execution.checkpointing.checkpoints-after-tasks-finish at true");
    }
    for (JobVertex vertex : job.getVertices()) {
      if (ITERATIONS.contains(vertex.getInvokableClassName())) {
        throw refusal("the iteration '%s'".formatted(vertex.getName()), "test it on a MiniCluster");
      }
    }
  }

  /** Requires a source whose splits need not wait for each other. */
  static void requireNoAlignment(SourceCoordinatorProvider<?> source, JobVertex vertex) {
    if (((WatermarkAlignmentParams) InternalField.get(ALIGNMENT, source)).isEnabled()) {
      throw refusal(
          "the watermark alignment of '%s'".formatted(vertex.getName()),
          "leave withWatermarkAlignment out in the test: it slows sources down and changes no"
              + " result");
    }
  }

  static UnsupportedOperationException refusal(String what, String instead) {
    return new UnsupportedOperationException(
        "the driver cannot run %s; %s".formatted(what, instead));
  }
}
