package dev.rtc.testing.upgrade;

import dev.rtc.testing.cluster.SharedCluster;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.client.JobExecutionException;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** Runs programs as jobs of a Flink MiniCluster. */
final class MiniClusterRunner implements Runner {

  private static final long RETRY_MILLIS = 5;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  @Override
  public String savepoint(StreamGraph program, Optional<String> from, Path directory)
      throws RestoreException {
    JobGraph job = program.getJobGraph();
    job.setClasspaths(classpath(Thread.currentThread().getContextClassLoader()));
    from.map(path -> SavepointRestoreSettings.forPath(path, false))
        .ifPresent(job::setSavepointRestoreSettings);
    try {
      return savepoint(SharedCluster.get(), job, directory);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + job.getName() + " was to start", e);
    } catch (ExecutionException e) {
      throw new RestoreException(e);
    }
  }

  /** Returns where else than in this JVM's own class path the classes of a program are. */
  private static List<URL> classpath(ClassLoader loader) {
    return loader instanceof URLClassLoader urls ? List.of(urls.getURLs()) : List.of();
  }

  private static String savepoint(MiniCluster cluster, JobGraph job, Path directory)
      throws InterruptedException, ExecutionException, RestoreException {
    cluster.submitJob(job).get();
    CompletableFuture<JobResult> result = cluster.requestJobResult(job.getJobID());
    long begin = System.nanoTime();
    while (!result.isDone()) {
      try {
        Optional<String> savepoint = trySavepoint(cluster, job, directory, result);
        if (savepoint.isPresent()) {
          return savepoint.get();
        }
      } catch (ExecutionException e) {
        if (System.nanoTime() - begin > PATIENCE_NANOS) {
          cluster.cancelJob(job.getJobID()).get();
          throw e;
        }
        awaitShortly(result);
      }
    }
    throw new RestoreException(failure(result.get()));
  }

  /** Returns nothing if the job fails meanwhile: then Flink may never answer. */
  private static Optional<String> trySavepoint(
      MiniCluster cluster, JobGraph job, Path directory, CompletableFuture<JobResult> result)
      throws InterruptedException, ExecutionException {
    CompletableFuture<String> savepoint =
        cluster.triggerSavepoint(
            job.getJobID(), directory.toUri().toString(), true, SavepointFormatType.CANONICAL);
    CompletableFuture.anyOf(savepoint, result).get();
    if (!savepoint.isDone()
        && !result.get().getJobStatus().equals(Optional.of(JobStatus.CANCELED))) {
      return Optional.empty();
    }
    String path = savepoint.get();
    result.get();
    return Optional.of(path);
  }

  /** A savepoint fails until all tasks run: another may succeed. */
  private static void awaitShortly(CompletableFuture<JobResult> result)
      throws InterruptedException, ExecutionException {
    try {
      result.get(RETRY_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // the job still starts
    }
  }

  private static Throwable failure(JobResult result) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return result
        .getSerializedThrowable()
        .map(serialized -> serialized.deserializeError(loader))
        .orElseGet(() -> new JobExecutionException(result.getJobId(), "the job ended by itself"));
  }
}
