package dev.rtc.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.client.JobExecutionException;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;

/** Is one job on a cluster, whose inputs go on whenever everything before has passed. */
final class ClusterJob {

  private static final Duration RETRY = Duration.ofMillis(10);
  private static final long PATIENCE_SECONDS = 10;

  private final String title;
  private final MiniCluster cluster;
  private final JobGraph job;
  private final CompletableFuture<JobResult> result;

  private ClusterJob(
      String title, MiniCluster cluster, JobGraph job, CompletableFuture<JobResult> result) {
    this.title = title;
    this.cluster = cluster;
    this.job = job;
    this.result = result;
  }

  static ClusterJob start(String title, MiniCluster cluster, JobGraph job)
      throws InterruptedException, ExecutionException {
    cluster.submitJob(job).get();
    return new ClusterJob(title, cluster, job, cluster.requestJobResult(job.getJobID()));
  }

  /**
   * Waits until all inputs have come to a place and everything before it has been processed.
   *
   * @throws AssertionError if that takes too long
   */
  void settle(Hold hold, Duration patience) throws InterruptedException, ExecutionException {
    long end = System.nanoTime() + patience.toNanos();
    try {
      CompletableFuture<Void> reached;
      do {
        reached = hold.reached();
        CompletableFuture.anyOf(reached, result).get(left(end), TimeUnit.NANOSECONDS);
      } while (!result.isDone() && !(checkpoint(end) && reached == hold.reached()));
    } catch (TimeoutException e) {
      throw new AssertionError(
          ("what was sent to %s before it was to pause has not passed all steps within"
                  + " %d ms; send less at once, or look for a step that does not return")
              .formatted(title, patience.toMillis()),
          e);
    }
  }

  private static long left(long end) throws TimeoutException {
    long left = end - System.nanoTime();
    if (left <= 0) {
      throw new TimeoutException();
    }
    return left;
  }

  /** Stops a job that has settled, as {@code flink stop} does, and returns where its state is. */
  String stop(Path directory)
      throws InterruptedException, ExecutionException, JobExecutionException {
    if (result.isDone()) {
      end();
    }
    String savepoint =
        cluster
            .stopWithSavepoint(
                job.getJobID(), directory.toUri().toString(), false, SavepointFormatType.CANONICAL)
            .get();
    end();
    return savepoint;
  }

  /** Takes a savepoint of a job that has settled and goes on, and returns where its state is. */
  String savepoint(Path directory)
      throws InterruptedException, ExecutionException, JobExecutionException {
    if (result.isDone()) {
      end();
    }
    return cluster
        .triggerSavepoint(
            job.getJobID(), directory.toUri().toString(), false, SavepointFormatType.CANONICAL)
        .get();
  }

  /** Ends a job as a failure does: nothing more is written. */
  void crash() throws InterruptedException, ExecutionException, JobExecutionException {
    if (result.isDone()) {
      end();
    }
    cluster.cancelJob(job.getJobID()).get();
    result.get();
  }

  void end() throws InterruptedException, ExecutionException, JobExecutionException {
    try {
      result.get().toJobExecutionResult(Thread.currentThread().getContextClassLoader());
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException("the result of " + title + " is unreadable", e);
    }
  }

  void cancel() {
    try {
      cluster.cancelJob(job.getJobID()).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      System.err.println("the job of " + title + " could not be cancelled: " + e);
    }
  }

  boolean isRunning() {
    return !result.isDone();
  }

  void awaitShortly() throws InterruptedException, ExecutionException {
    await(RETRY);
  }

  /** Waits, but not longer than the job runs. */
  void await(Duration time) throws InterruptedException, ExecutionException {
    try {
      result.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // the job still runs: its next checkpoint may succeed
    }
  }

  /**
   * A completed checkpoint proves that every record before its barriers has been processed. It
   * fails while a task has not started yet.
   */
  private boolean checkpoint(long end)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      cluster.triggerCheckpoint(job.getJobID()).get(left(end), TimeUnit.NANOSECONDS);
      return true;
    } catch (ExecutionException e) {
      awaitShortly();
      return false;
    }
  }
}
