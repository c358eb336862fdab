package dev.rtc.testing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.flink.runtime.client.JobExecutionException;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.jspecify.annotations.Nullable;

/** Runs a pipeline to its end as one job after another, each restored from the one before. */
final class ClusterRun {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Subject subject;
  private final MiniCluster cluster;
  private final SavepointDirectory savepoints;
  private final LiveRun run;
  private @Nullable ClusterJob running;

  ClusterRun(Subject subject, MiniCluster cluster, SavepointDirectory savepoints, LiveRun run) {
    this.subject = subject;
    this.cluster = cluster;
    this.savepoints = savepoints;
    this.run = run;
  }

  /**
   * Runs the pipeline.
   *
   * @throws PipelineFailedException if a job fails
   * @throws AssertionError if records that are awaited do not come
   */
  void runToEnd(List<ScriptEvent.Pause> pauses, RunSettings settings) {
    try {
      play(pauses, settings);
    } catch (InterruptedException e) {
      cancel();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while pipeline '" + name() + "' ran", e);
    } catch (ExecutionException | JobExecutionException e) {
      throw PipelineFailedException.of(name(), e.getCause() == null ? e : e.getCause());
    } catch (AssertionError e) {
      cancel();
      throw e;
    }
  }

  private void play(List<ScriptEvent.Pause> pauses, RunSettings settings)
      throws InterruptedException, ExecutionException, JobExecutionException {
    RunSettings present = settings;
    ClusterJob job = start(present, Optional.empty());
    for (int i = 0; i < pauses.size(); i++) {
      Hold hold = run.holds().get(i);
      job.settle(hold);
      if (pauses.get(i) instanceof ScriptEvent.Await await) {
        await(await, job);
      } else if (pauses.get(i) instanceof ScriptEvent.AdvanceClock advance) {
        job.await(advance.by());
      } else if (pauses.get(i) instanceof ScriptEvent.Restart restart) {
        present = present.after(restart);
        job = start(present, Optional.of(job.stop(savepoints.path())));
      }
      hold.release();
    }
    job.end();
  }

  private void await(ScriptEvent.Await await, ClusterJob job)
      throws InterruptedException, ExecutionException {
    long begin = System.nanoTime();
    while (job.isRunning() && run.collected(await.output()) < await.records()) {
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw new AssertionError(
            "%d of the %d records awaited have reached '%s' of pipeline '%s' within %d seconds"
                .formatted(
                    run.collected(await.output()),
                    await.records(),
                    await.output(),
                    name(),
                    PATIENCE.toSeconds()));
      }
      job.awaitShortly();
    }
  }

  private void cancel() {
    if (running != null) {
      running.cancel();
    }
  }

  private ClusterJob start(RunSettings settings, Optional<String> savepoint)
      throws InterruptedException, ExecutionException {
    ClusterJob job =
        ClusterJob.start(name(), cluster, Compilation.forCluster(subject, run, settings, savepoint));
    running = job;
    return job;
  }

  private String name() {
    return subject.name();
  }
}
