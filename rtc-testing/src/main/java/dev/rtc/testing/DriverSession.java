package dev.rtc.testing;

import dev.rtc.testing.driver.JobDriver;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Plays what a test says at once, in the calling thread.
 *
 * <p>A failure shows at the end, or when the test looks at an output, as it does with a job on a
 * cluster; what is said after it is not played.
 */
final class DriverSession implements Session {

  private static final Duration PATIENCE = Duration.ofDays(1);

  private final Subject subject;
  private final RunSettings settings;
  private final LiveRun run;
  private final JobDriver driver;
  private int parallelism;
  private @Nullable PipelineFailedException failure;

  DriverSession(Subject subject, RunSettings settings) {
    this.subject = subject;
    this.settings = settings;
    this.parallelism = settings.parallelism();
    this.run = LiveRun.open(subject.inputs(), 0);
    this.driver =
        new JobDriver(
            subtasks -> Compilation.forDriver(subject, run, settings.withParallelism(subtasks)),
            settings.clock());
    attempt(() -> driver.start(parallelism));
  }

  @Override
  public void play(ScriptEvent event) {
    if (failure != null) {
      return;
    }
    run.inputs().forEach(input -> input.add(event));
    attempt(() -> perform(event));
    if (settings.checkpointEvery().isPresent() && event instanceof ScriptEvent.OfInput) {
      attempt(driver::checkpoint);
    }
  }

  private void perform(ScriptEvent event) throws Exception {
    if (event instanceof ScriptEvent.Settle || event instanceof ScriptEvent.Checkpoint) {
      driver.checkpoint();
    } else if (event instanceof ScriptEvent.AdvanceClock advance) {
      driver.advance(advance.by());
    } else if (event instanceof ScriptEvent.Await await) {
      driver.checkpoint();
      await(await);
    } else if (event instanceof ScriptEvent.Restart restart) {
      parallelism = restart.parallelism().orElse(parallelism);
      driver.checkpoint();
      driver.restart(parallelism);
    } else if (event instanceof ScriptEvent.Rescale rescale) {
      parallelism = rescale.parallelism();
      driver.restart(parallelism);
    } else if (event instanceof ScriptEvent.Crash) {
      run.rollBackTo(driver.crash());
    }
    driver.settle();
  }

  /** Lets the clock go from timer to timer until the records are there. */
  private void await(ScriptEvent.Await await) throws Exception {
    boolean moved = true;
    while (moved && run.collected(await.output()) < await.records()) {
      moved = driver.advanceToNextTimer(PATIENCE);
    }
    int found = run.collected(await.output());
    if (found < await.records()) {
      throw new AssertionError(
          "%d of the %d records awaited have reached '%s' of pipeline '%s', and no timer is pending"
              .formatted(found, await.records(), await.output(), subject.name()));
    }
  }

  @Override
  public void end() {
    if (failure == null) {
      run.inputs().forEach(input -> input.tape().end());
      attempt(driver::end);
    }
    close();
    rethrow();
  }

  @Override
  public Outcome outcome() {
    rethrow();
    return run.outcome();
  }

  private void attempt(Attempt attempt) {
    if (failure != null) {
      return;
    }
    try {
      attempt.make();
    } catch (Exception e) {
      failure = PipelineFailedException.of(subject.name(), e);
    }
  }

  private void rethrow() {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void close() {
    driver.close();
    run.close();
  }

  private interface Attempt {
    void make() throws Exception;
  }
}
