package dev.rtc.testing;

import dev.rtc.testing.driver.JobFailedException;
import dev.rtc.testing.driver.Move;
import dev.rtc.testing.driver.MoveTrace;
import dev.rtc.testing.driver.SeededJob;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.flink.util.function.ThrowingRunnable;

/**
 * Plays a script while a seed chooses what happens next.
 *
 * <p>Where the script pauses, everything settles and a checkpoint is taken first: what is replayed
 * after a crash never reaches back over a pause. Where it crashes none is taken: what came after
 * the latest checkpoint is replayed.
 */
final class SeededPlay implements AutoCloseable {

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
            new TestedGraphs(subject, run, settings),
            settings.clock(),
            Duration.ZERO,
            new MoveTrace(0),
            restored -> run.rollBackTo(restored.orElse(0)));
    if (settings.faults().concerns(Faults.Kind.TIMER)) {
      job.watchTimers(step -> run.faults().count(Faults.Kind.TIMER, step));
    }
  }

  void runToEnd(List<ScriptEvent> script) throws Exception {
    attempt(() -> job.start(settings.parallelism()));
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
          trigger();
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
      trigger();
    }
    if (random.nextInt(CRASH_ONE_IN) == 0 && crashes < MOST_CRASHES) {
      crashes++;
      restart(job.parallelism());
    }
  }

  private boolean move() throws Exception {
    List<Move> possible = job.possible();
    if (!possible.isEmpty()) {
      Move next = possible.get(random.nextInt(possible.size()));
      attempt(() -> job.perform(next));
    }
    return !possible.isEmpty();
  }

  /** Does something with the job, which may go on from its latest checkpoint if it fails. */
  private void attempt(ThrowingRunnable<Exception> work) throws Exception {
    try {
      work.run();
    } catch (JobFailedException failure) {
      if (restarts == 0) {
        throw failure;
      }
      restarts--;
      restart(job.parallelism());
    }
  }

  private void trigger() throws Exception {
    boolean unaligned = random.nextBoolean() && job.allowsUnaligned();
    attempt(() -> job.trigger(unaligned));
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
      trigger();
      settle();
    }
  }

  private void restart(int parallelism) throws Exception {
    job.crash();
    attempt(() -> job.start(parallelism));
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

  /** Begins once more where the savepoint failed with a job that has been restored since. */
  private void stop(int parallelism) throws Exception {
    for (int i = 0; i < TRIES && !job.isStopped(); i++) {
      attempt(job::stopWithSavepoint);
      settle();
    }
    if (!job.isStopped()) {
      throw new IllegalStateException(
          "%s does not stop with a savepoint, after %d attempts".formatted(subject.title(), TRIES));
    }
    job.close();
    attempt(() -> job.start(parallelism));
  }

  private void await(ScriptEvent.Await await) throws Exception {
    job.advanceUpTo(LiveRun.PATIENCE);
    boolean moved = true;
    while (moved && run.lacks(await)) {
      moved = move();
    }
    job.advanceUpTo(Duration.ZERO);
    run.require(await, subject.title(), LiveRun.hopeless(job.hasTimer()));
  }

  /** Runs to the end; tasks whose work is done wait for a last checkpoint. */
  private void finish() throws Exception {
    for (int i = 0; i < TRIES && !job.isFinished(); i++) {
      settle();
      if (!job.isFinished() && !job.hasPendingCheckpoint()) {
        attempt(() -> job.trigger(false));
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
