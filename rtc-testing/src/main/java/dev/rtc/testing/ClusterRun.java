package dev.rtc.testing;

import dev.rtc.Pipeline;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.flink.runtime.client.JobExecutionException;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.jspecify.annotations.Nullable;

/** Runs a pipeline to its end as one job after another, each restored from the one before. */
final class ClusterRun {

  private final Pipeline pipeline;
  private final MiniCluster cluster;
  private final SavepointDirectory savepoints;
  private @Nullable ClusterJob running;

  ClusterRun(Pipeline pipeline, MiniCluster cluster, SavepointDirectory savepoints) {
    this.pipeline = pipeline;
    this.cluster = cluster;
    this.savepoints = savepoints;
  }

  /**
   * Runs the pipeline.
   *
   * @param holds where the inputs wait at each pause
   * @throws PipelineFailedException if a job fails
   */
  void runToEnd(List<ScriptEvent.Pause> pauses, List<Hold> holds, RunSettings settings) {
    try {
      play(pauses, holds, settings);
    } catch (InterruptedException e) {
      if (running != null) {
        running.cancel();
      }
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while pipeline '" + name() + "' ran", e);
    } catch (ExecutionException | JobExecutionException e) {
      throw PipelineFailedException.of(name(), e.getCause() == null ? e : e.getCause());
    }
  }

  private void play(List<ScriptEvent.Pause> pauses, List<Hold> holds, RunSettings settings)
      throws InterruptedException, ExecutionException, JobExecutionException {
    RunSettings present = settings;
    ClusterJob job = start(present, Optional.empty());
    for (int i = 0; i < pauses.size(); i++) {
      job.settle(holds.get(i));
      if (pauses.get(i) instanceof ScriptEvent.Restart restart) {
        present = present.after(restart);
        job = start(present, Optional.of(job.stop(savepoints.path())));
      }
      holds.get(i).release();
    }
    job.end();
  }

  private ClusterJob start(RunSettings settings, Optional<String> savepoint)
      throws InterruptedException, ExecutionException {
    ClusterJob job =
        ClusterJob.start(name(), cluster, Compilation.of(pipeline, settings, savepoint));
    running = job;
    return job;
  }

  private String name() {
    return pipeline.name();
  }
}
