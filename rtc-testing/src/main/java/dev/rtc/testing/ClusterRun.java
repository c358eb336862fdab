package dev.rtc.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
  private RunSettings present = RunSettings.on(Engine.MINI_CLUSTER);
  private Optional<Saved> latest = Optional.empty();

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
   * @throws AssertionError if records that are awaited do not come, or those before a pause do not
   *     pass
   */
  void runToEnd(List<ScriptEvent.Pause> pauses, RunSettings settings) {
    try {
      playOrCancel(pauses, settings);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + title() + " ran", e);
    } catch (ExecutionException | JobExecutionException e) {
      throw PipelineFailedException.of(title(), cause(e));
    }
  }

  private void playOrCancel(List<ScriptEvent.Pause> pauses, RunSettings settings)
      throws InterruptedException, ExecutionException, JobExecutionException {
    boolean ended = false;
    try {
      play(pauses, settings);
      ended = true;
    } finally {
      if (!ended) {
        cancel();
      }
    }
  }

  private void play(List<ScriptEvent.Pause> pauses, RunSettings settings)
      throws InterruptedException, ExecutionException, JobExecutionException {
    present = settings;
    ClusterJob job = start(Optional.empty());
    for (int i = 0; i < pauses.size(); i++) {
      Hold hold = run.holds().get(i);
      job.settle(hold, PATIENCE);
      job = perform(pauses.get(i), hold, job);
      hold.release();
    }
    job.end();
  }

  /** Does what is said while all inputs stand still, and returns the job that goes on. */
  private ClusterJob perform(ScriptEvent.Pause pause, Hold hold, ClusterJob job)
      throws InterruptedException, ExecutionException, JobExecutionException {
    if (pause instanceof ScriptEvent.Await await) {
      await(await, job);
    } else if (pause instanceof ScriptEvent.AdvanceClock advance) {
      job.await(advance.by());
    } else if (pause instanceof ScriptEvent.Checkpoint) {
      latest = Optional.of(new Saved(taken(job::savepoint, hold, job), run.outcome()));
    } else if (pause instanceof ScriptEvent.Crash) {
      job.crash();
      run.goBackTo(latest.map(Saved::outputs).orElse(Outcome.EMPTY));
      return start(latest.map(Saved::savepoint));
    } else if (pause instanceof ScriptEvent.Restart restart) {
      return restart(present.after(restart), hold, job);
    } else if (pause instanceof ScriptEvent.Rescale rescale) {
      return restart(present.withParallelism(rescale.parallelism()), hold, job);
    }
    return job;
  }

  private ClusterJob restart(RunSettings settings, Hold hold, ClusterJob job)
      throws InterruptedException, ExecutionException, JobExecutionException {
    String savepoint = taken(job::stop, hold, job);
    latest = Optional.of(new Saved(savepoint, run.outcome()));
    present = settings;
    return start(Optional.of(savepoint));
  }

  /**
   * Takes a savepoint once more if it failed with a job that has been restored since. What it is
   * given up for has all failures before.
   */
  private String taken(Taking taking, Hold hold, ClusterJob job)
      throws InterruptedException, ExecutionException, JobExecutionException {
    List<Throwable> failures = new ArrayList<>();
    try {
      while (failures.size() < present.restarts()) {
        try {
          return taking.take(savepoints.path());
        } catch (ExecutionException e) {
          failures.add(cause(e));
          job.settle(hold, PATIENCE);
        }
      }
      return taking.take(savepoints.path());
    } catch (ExecutionException | JobExecutionException e) {
      failures.forEach(cause(e)::addSuppressed);
      throw e;
    }
  }

  private static Throwable cause(Exception e) {
    return e.getCause() == null ? e : e.getCause();
  }

  private void await(ScriptEvent.Await await, ClusterJob job)
      throws InterruptedException, ExecutionException {
    long begin = System.nanoTime();
    while (job.isRunning() && run.lacks(await)) {
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        run.require(await, title(), " within %d seconds".formatted(PATIENCE.toSeconds()));
      }
      job.awaitShortly();
    }
  }

  private void cancel() {
    if (running != null && running.isRunning()) {
      running.cancel();
    }
  }

  private ClusterJob start(Optional<String> savepoint)
      throws InterruptedException, ExecutionException {
    ClusterJob job =
        ClusterJob.start(
            title(), cluster, Compilation.forCluster(subject, run, present, savepoint));
    running = job;
    return job;
  }

  private String title() {
    return subject.title();
  }

  private interface Taking {
    String take(Path directory)
        throws InterruptedException, ExecutionException, JobExecutionException;
  }

  /** Is what a crash goes back to. */
  private record Saved(String savepoint, Outcome outputs) {}
}
