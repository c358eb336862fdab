package dev.rtc.testing;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.runtime.client.JobExecutionException;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;

/** Runs one job on a cluster, and lets its inputs go on whenever everything before has passed. */
final class ClusterJob {

  private static final long RETRY_MILLIS = 10;
  private static final long PATIENCE_SECONDS = 10;

  private final String name;
  private final MiniCluster cluster;
  private final JobGraph job;

  ClusterJob(String name, MiniCluster cluster, JobGraph job) {
    this.name = name;
    this.cluster = cluster;
    this.job = job;
  }

  void runToEnd(List<Hold> holds) {
    try {
      cluster.submitJob(job).get();
      CompletableFuture<JobResult> result = cluster.requestJobResult(job.getJobID());
      for (Hold hold : holds) {
        CompletableFuture.anyOf(hold.reached(), result).get();
        letPass(result);
        hold.release();
      }
      result.get().toJobExecutionResult(Thread.currentThread().getContextClassLoader());
    } catch (InterruptedException e) {
      cancel();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while pipeline '" + name + "' ran", e);
    } catch (ExecutionException | JobExecutionException e) {
      throw PipelineFailedException.of(name, e.getCause() == null ? e : e.getCause());
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException("the result of pipeline '" + name + "' is unreadable", e);
    }
  }

  /** A completed checkpoint proves that every record before its barriers has been processed. */
  private void letPass(CompletableFuture<JobResult> result)
      throws InterruptedException, ExecutionException {
    while (!result.isDone() && !checkpoint()) {
      awaitShortly(result);
    }
  }

  private static void awaitShortly(CompletableFuture<JobResult> result)
      throws InterruptedException, ExecutionException {
    try {
      result.get(RETRY_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // the job still runs: its next checkpoint may succeed
    }
  }

  /** Fails while a task has not started yet. */
  private boolean checkpoint() throws InterruptedException {
    try {
      cluster.triggerCheckpoint(job.getJobID()).get();
      return true;
    } catch (ExecutionException e) {
      return false;
    }
  }

  private void cancel() {
    try {
      cluster.cancelJob(job.getJobID()).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      System.err.println("the job of pipeline '" + name + "' could not be cancelled: " + e);
    }
  }
}
