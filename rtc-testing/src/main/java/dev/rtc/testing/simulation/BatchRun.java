package dev.rtc.testing.simulation;

import dev.rtc.testing.cluster.SharedCluster;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.runtime.client.JobExecutionException;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.util.concurrent.FutureUtils;

/**
 * Runs a job in Flink's batch mode on the shared cluster: one step after the other, each key by
 * itself, by the operators and the shuffles of that mode.
 *
 * @param world what the job reads from and writes to
 * @param graphs the job
 * @param subtasks how many each step has
 */
record BatchRun(World world, SimulatedGraphs graphs, int subtasks) {

  private static final long PATIENCE_SECONDS = 60;

  /**
   * Returns what was written, by output.
   *
   * @throws AssertionError if the job fails or does not end
   */
  Map<String, List<Object>> outputs(Inputs inputs) {
    world.reset(inputs);
    try {
      run(graphs.batch(subtasks));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the batch ran", e);
    } catch (JobExecutionException | ExecutionException | IOException | ClassNotFoundException e) {
      throw new AssertionError(
          "the job fails in Flink's BATCH mode, even without a fault: " + Show.failure(e), e);
    }
    return world.outputs();
  }

  private static void run(JobGraph job)
      throws InterruptedException,
          ExecutionException,
          JobExecutionException,
          IOException,
          ClassNotFoundException {
    MiniCluster cluster = SharedCluster.get();
    try {
      cluster.submitJob(job).get();
      cluster
          .requestJobResult(job.getJobID())
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .toJobExecutionResult(Thread.currentThread().getContextClassLoader());
    } catch (TimeoutException e) {
      cluster.cancelJob(job.getJobID()).get();
      throw new AssertionError(
          "the job does not end in Flink's BATCH mode within %d seconds"
              .formatted(PATIENCE_SECONDS),
          e);
    } catch (InterruptedException e) {
      FutureUtils.handleUncaughtException(
          cluster.cancelJob(job.getJobID()), (thread, failure) -> e.addSuppressed(failure));
      throw e;
    }
  }
}
