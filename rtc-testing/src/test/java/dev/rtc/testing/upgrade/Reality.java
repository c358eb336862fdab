package dev.rtc.testing.upgrade;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.rtc.testing.cluster.SharedCluster;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs programs for real: with their connectors, with records, on a state backend, in parallel. */
record Reality(String backend, int parallelism, Path savepoints, SavepointFormatType format) {

  private static final Duration NEVER = Duration.ofDays(1);

  Reality(String backend, int parallelism, Path savepoints) {
    this(backend, parallelism, savepoints, SavepointFormatType.CANONICAL);
  }

  /**
   * Is what came of a run.
   *
   * @param savepoint where it stopped; empty if it failed
   * @param written what reached the sink
   * @param failure the innermost message; empty if it did not fail
   */
  record Outcome(String savepoint, List<String> written, String failure) {

    boolean failed() {
      return savepoint.isEmpty();
    }
  }

  Outcome run(
      Consumer<StreamExecutionEnvironment> program, List<String> lines, Optional<String> from) {
    Lines.give(lines, parallelism);
    StreamExecutionEnvironment environment = environment();
    program.accept(environment);
    JobGraph job = environment.getStreamGraph(false).getJobGraph();
    if (Thread.currentThread().getContextClassLoader() instanceof URLClassLoader loader) {
      job.setClasspaths(List.<URL>of(loader.getURLs()));
    }
    from.ifPresent(
        path -> job.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(path, false)));
    try {
      return run(SharedCluster.get(), job);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private StreamExecutionEnvironment environment() {
    Configuration configuration = new Configuration();
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, NEVER);
    // else a savepoint that is refused is followed by a checkpoint at once, which commits
    configuration.set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, NEVER);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(StateBackendOptions.STATE_BACKEND, backend);
    return new StreamExecutionEnvironment(configuration);
  }

  private Outcome run(MiniCluster cluster, JobGraph job)
      throws InterruptedException, ExecutionException {
    cluster.submitJob(job).get();
    CompletableFuture<JobResult> result = cluster.requestJobResult(job.getJobID());
    String savepoint = "";
    while (!result.isDone() && savepoint.isEmpty()) {
      if (Lines.allSent()) {
        savepoint = savepoint(cluster, job, result);
      }
      awaitShortly(result);
    }
    JobResult ended = result.get();
    return new Outcome(savepoint, Lines.written(), savepoint.isEmpty() ? failure(ended) : "");
  }

  /** Returns nothing if the job fails meanwhile: then Flink may never answer. */
  private String savepoint(MiniCluster cluster, JobGraph job, CompletableFuture<JobResult> result)
      throws InterruptedException {
    try {
      CompletableFuture<String> savepoint =
          cluster.triggerSavepoint(job.getJobID(), savepoints.toUri().toString(), true, format);
      CompletableFuture.anyOf(savepoint, result).get();
      return savepoint.isDone()
              || result.get().getJobStatus().equals(Optional.of(JobStatus.CANCELED))
          ? savepoint.get()
          : "";
    } catch (ExecutionException e) {
      return "";
    }
  }

  private static void awaitShortly(CompletableFuture<JobResult> result)
      throws InterruptedException, ExecutionException {
    try {
      result.get(5, MILLISECONDS);
    } catch (TimeoutException e) {
      // it still runs
    }
  }

  private static String failure(JobResult result) {
    return new RestoreException(
            result
                .getSerializedThrowable()
                .orElseThrow()
                .deserializeError(Thread.currentThread().getContextClassLoader()))
        .getMessage();
  }
}
