package dev.rtc.testing.connector;

import dev.rtc.Pipeline;
import dev.rtc.testing.cluster.SharedCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.client.JobExecutionException;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Is one job of a case; closing it cancels what still runs. */
final class KitJob implements AutoCloseable {

  private static final Duration CHECKPOINTS = Duration.ofMillis(20);

  /** Lets everybody be told of a checkpoint before the next one begins. */
  private static final Duration BETWEEN_CHECKPOINTS = Duration.ofMillis(100);

  private static final Duration RESTART_DELAY = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 5;

  /**
   * A stop that comes while a task starts or ends fails the job, which goes on and is asked again.
   */
  static final int STOPS_REFUSED = 3;

  private final MiniCluster cluster = SharedCluster.get();
  private final JobGraph job;
  private final CompletableFuture<JobResult> result;

  private KitJob(JobGraph job) throws InterruptedException, ExecutionException {
    this.job = job;
    cluster.submitJob(job).get();
    this.result = cluster.requestJobResult(job.getJobID());
  }

  /**
   * Starts a pipeline.
   *
   * @param restarts how many failures the job survives
   * @param savepoint where to go on from, if anywhere
   */
  static KitJob start(Pipeline pipeline, int parallelism, int restarts, Optional<String> savepoint)
      throws InterruptedException, ExecutionException {
    StreamExecutionEnvironment environment =
        new StreamExecutionEnvironment(settings(pipeline.name(), parallelism, restarts));
    pipeline.addTo(environment);
    JobGraph job = environment.getStreamGraph().getJobGraph();
    savepoint
        .map(path -> SavepointRestoreSettings.forPath(path, false))
        .ifPresent(job::setSavepointRestoreSettings);
    return new KitJob(job);
  }

  private static Configuration settings(String name, int parallelism, int restarts) {
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.NAME, name);
    settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    settings.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINTS);
    settings.set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, BETWEEN_CHECKPOINTS);
    settings.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
    settings.set(
        RestartStrategyOptions.RESTART_STRATEGY, restarts == 0 ? "disable" : "fixed-delay");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, restarts);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, RESTART_DELAY);
    return settings;
  }

  boolean isRunning() {
    return !result.isDone();
  }

  /**
   * Waits until the job ends by itself.
   *
   * @throws JobExecutionException if it fails
   * @throws AssertionError if it still runs after 30 seconds
   */
  void awaitEnd() throws Exception {
    awaitUntil(() -> !isRunning(), () -> "the input has not ended");
    requireSuccess();
  }

  /**
   * Waits until something holds.
   *
   * @param missing says what is missing if it does not come
   * @throws AssertionError if it does not hold after 30 seconds
   * @throws JobExecutionException if the job fails before
   */
  void awaitUntil(BooleanSupplier holds, Supplier<String> missing) throws Exception {
    long begin = System.nanoTime();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw new AssertionError(
            "after %d seconds %s".formatted(PATIENCE.toSeconds(), missing.get()));
      }
      if (awaitShortly(Duration.ofMillis(POLL_MILLIS))) {
        requireSuccess();
        if (!holds.getAsBoolean()) {
          throw new AssertionError("the job has ended, and " + missing.get());
        }
      }
    }
  }

  /** Waits a while, and tells whether the job has ended within it. */
  boolean awaitShortly(Duration duration) throws InterruptedException {
    try {
      result.get(duration.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return result.isDone();
    }
  }

  /** Stops the job as {@code flink stop} does and returns where its state is. */
  String stop(Path directory) throws Exception {
    long begin = System.nanoTime();
    Optional<String> savepoint = savepoint(directory);
    while (savepoint.isEmpty() && System.nanoTime() - begin < PATIENCE.toNanos()) {
      requireStillRunning();
      awaitShortly(Duration.ofMillis(POLL_MILLIS));
      savepoint = savepoint(directory);
    }
    String path =
        savepoint.orElseThrow(
            () -> new AssertionError("the job cannot be stopped with a savepoint"));
    awaitEnd();
    return path;
  }

  /** Is refused while some task has not started yet. */
  private Optional<String> savepoint(Path directory) throws InterruptedException {
    try {
      return Optional.of(
          cluster
              .stopWithSavepoint(
                  job.getJobID(),
                  directory.toUri().toString(),
                  false,
                  SavepointFormatType.CANONICAL)
              .get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    }
  }

  private void requireStillRunning() throws Exception {
    if (!isRunning()) {
      requireSuccess();
      throw new AssertionError(
          "the records ended before the job could be stopped amidst them; give more records per"
              + " partition");
    }
  }

  private void requireSuccess() throws JobExecutionException, InterruptedException {
    try {
      result.get().toJobExecutionResult(Thread.currentThread().getContextClassLoader());
    } catch (IOException | ClassNotFoundException | ExecutionException e) {
      throw new IllegalStateException("the result of the job is unreadable", e);
    }
  }

  @Override
  public void close() {
    try {
      if (isRunning()) {
        cluster.cancelJob(job.getJobID()).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        awaitShortly(PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      System.err.println("a job of the connector kit cannot be cancelled: " + e);
    }
  }
}
