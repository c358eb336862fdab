package dev.rtc.testing;

import dev.rtc.testing.driver.JobFailedException;
import dev.rtc.testing.driver.Move;
import dev.rtc.testing.driver.MoveTrace;
import dev.rtc.testing.driver.SeededJob;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.flink.runtime.jobgraph.JobGraph;

/**
 * Plays a script while a seed chooses what happens next.
 *
 * <p>Where the script pauses, everything settles and a checkpoint is taken first: what is replayed
 * after a crash never reaches back over a pause. Where it crashes none is taken: what came after
 * the latest checkpoint is replayed.
 */
final class SeededPlay implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofDays(1);
  private static final int MOST_MOVES = 12;
  private static final int MOST_CRASHES = 3;
  private static final int CHECKPOINT_ONE_IN = 4;
  private static final int CRASH_ONE_IN = 8;
  private static final int TRIES = 10;

  private final Subject subject;
  private final RunSettings settings;
  private final LiveRun run;
  private final SplittableRandom random;
  private final SeededJob job;
  private final Map<Integer, JobGraph> graphs = new HashMap<>();
  private int crashes;
  private int restarts;

  SeededPlay(Subject subject, RunSettings settings, LiveRun run, long seed) {
    this.subject = subject;
    this.settings = settings;
    this.run = run;
    this.restarts = settings.restarts();
    this.random = new SplittableRandom(seed);
    this.job =
        new SeededJob(
            subtasks -> graphs.computeIfAbsent(subtasks, this::compile),
            settings.clock(),
            Duration.ZERO,
            new MoveTrace(0),
            restored -> run.rollBackTo(restored.orElse(0)));
  }

  private JobGraph compile(int subtasks) {
    return Compilation.forDriver(subject, run, settings.withParallelism(subtasks));
  }

  void runToEnd(List<ScriptEvent> script) throws Exception {
    job.start(settings.parallelism());
    for (ScriptEvent event : script) {
      run.next();
      run.inputs().forEach(input -> input.add(event));
      if (event instanceof ScriptEvent.Pause pause) {
        settle();
        if (!(pause instanceof ScriptEvent.Crash)) {
          checkpoint();
        }
        perform(pause);
        settle();
      } else {
        wander();
        if (settings.checkpointEvery().isPresent() && !job.hasPendingCheckpoint()) {
          job.trigger(random.nextBoolean() && job.allowsUnaligned());
        }
      }
    }
    run.inputs().forEach(input -> input.tape().end());
    finish();
  }

  /** Lets a few things happen, and perhaps something go wrong. */
  private void wander() throws Exception {
    int moves = random.nextInt(MOST_MOVES);
    for (int i = 0; i < moves; i++) {
      move();
    }
    if (random.nextInt(CHECKPOINT_ONE_IN) == 0 && !job.hasPendingCheckpoint()) {
      job.trigger(random.nextBoolean() && job.allowsUnaligned());
    }
    if (random.nextInt(CRASH_ONE_IN) == 0 && crashes < MOST_CRASHES) {
      crashes++;
      restart(job.parallelism());
    }
  }

  private boolean move() throws Exception {
    List<Move> possible = job.possible();
    if (!possible.isEmpty()) {
      perform(possible.get(random.nextInt(possible.size())));
    }
    return !possible.isEmpty();
  }

  private void perform(Move move) throws Exception {
    try {
      job.perform(move);
    } catch (JobFailedException failure) {
      if (restarts == 0) {
        throw failure;
      }
      restarts--;
      restart(job.parallelism());
    }
  }

  private void settle() throws Exception {
    boolean moved = true;
    while (moved) {
      moved = move();
    }
  }

  private void checkpoint() throws Exception {
    long before = job.completedCheckpoints();
    for (int i = 0; i < TRIES && job.completedCheckpoints() == before; i++) {
      job.trigger(random.nextBoolean() && job.allowsUnaligned());
      settle();
    }
  }

  private void restart(int parallelism) throws Exception {
    job.crash();
    job.start(parallelism);
  }

  private void perform(ScriptEvent.Pause pause) throws Exception {
    if (pause instanceof ScriptEvent.AdvanceClock advance) {
      job.advanceUpTo(advance.by());
      settle();
      job.arrive();
    } else if (pause instanceof ScriptEvent.Await await) {
      await(await);
    } else if (pause instanceof ScriptEvent.Crash) {
      restart(job.parallelism());
    } else if (pause instanceof ScriptEvent.Restart restart) {
      stop(restart.parallelism().orElse(job.parallelism()));
    } else if (pause instanceof ScriptEvent.Rescale rescale) {
      stop(rescale.parallelism());
    }
  }

  private void stop(int parallelism) throws Exception {
    job.stopWithSavepoint();
    settle();
    job.close();
    job.start(parallelism);
  }

  private void await(ScriptEvent.Await await) throws Exception {
    job.advanceUpTo(PATIENCE);
    boolean moved = true;
    while (moved && run.collected(await.output()) < await.records()) {
      moved = move();
    }
    job.advanceUpTo(Duration.ZERO);
    int found = run.collected(await.output());
    if (found < await.records()) {
      throw new AssertionError(
          "%d of the %d records awaited have reached '%s' of pipeline '%s', and no timer is pending"
              .formatted(found, await.records(), await.output(), subject.name()));
    }
  }

  /** Runs to the end; tasks whose work is done wait for a last checkpoint. */
  private void finish() throws Exception {
    for (int i = 0; i < TRIES && !job.isFinished(); i++) {
      settle();
      if (!job.isFinished() && !job.hasPendingCheckpoint()) {
        job.trigger(false);
      }
    }
    if (!job.isFinished()) {
      throw new IllegalStateException(job.standstill());
    }
  }

  @Override
  public void close() {
    job.close();
  }
}
