package dev.rtc.testing;

import dev.rtc.testing.driver.JobDriver;
import dev.rtc.testing.driver.JobFailedException;
import dev.rtc.testing.driver.Savepoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plays what a test says at once, in the calling thread.
 *
 * <p>A failure shows at the end, or when the test looks at an output, as it does with a job on a
 * cluster, and else when the session is closed; what is said after it is not played.
 */
final class DriverSession implements Session {

  private final Subject subject;
  private final RunSettings settings;
  private final LiveRun run;
  private final JobDriver driver;
  private final CounterHistory counters;
  private int parallelism;
  private int restarts;
  private @Nullable PipelineFailedException failure;
  private boolean shown;

  DriverSession(Subject subject, RunSettings settings) {
    this.subject = subject;
    this.settings = settings;
    this.parallelism = settings.parallelism();
    this.run = LiveRun.open(subject.inputs(), 0).with(settings.faults());
    this.restarts = settings.restarts();
    this.counters = new CounterHistory(subject.name());
    this.driver = new JobDriver(new TestedGraphs(subject, run, settings), settings.clock());
    if (settings.faults().concerns(Faults.Kind.TIMER)) {
      driver.watchTimers(step -> run.faults().count(Faults.Kind.TIMER, step));
    }
    try {
      attempt(() -> driver.start(parallelism));
    } catch (Throwable e) {
      closeDriver();
      throw e;
    }
  }

  @Override
  public void play(ScriptEvent event) {
    if (failure != null) {
      return;
    }
    run.next();
    run.inputs().forEach(input -> input.add(event));
    if (event instanceof ScriptEvent.AdvanceClock advance) {
      advanceTo(driver.now().plus(advance.by()));
    } else {
      attempt(() -> perform(event));
    }
    Duration delay = run.faults().takeDelay();
    if (!delay.isZero()) {
      advanceTo(driver.now().plus(delay));
    }
    if (settings.checkpointEvery().isPresent() && event instanceof ScriptEvent.OfInput) {
      attempt(this::checkpoint);
    }
  }

  private void perform(ScriptEvent event) throws Exception {
    if (event instanceof ScriptEvent.Settle || event instanceof ScriptEvent.Checkpoint) {
      checkpoint();
    } else if (event instanceof ScriptEvent.Await await) {
      checkpoint();
      await(await);
    } else if (event instanceof ScriptEvent.Restart restart) {
      parallelism = restart.parallelism().orElse(parallelism);
      restart();
    } else if (event instanceof ScriptEvent.Rescale rescale) {
      parallelism = rescale.parallelism();
      restart();
    } else if (event instanceof ScriptEvent.Crash) {
      restore();
    }
    driver.settle();
  }

  /** Advances the rest of the way if the job fails and is restored on it. */
  private void advanceTo(Instant target) {
    attempt(
        () -> {
          Duration left = Duration.between(driver.now(), target);
          driver.advance(left.isNegative() ? Duration.ZERO : left);
          driver.settle();
        });
  }

  private void checkpoint() throws Exception {
    if (driver.checkpoint()) {
      counters.checkpointed(driver);
    }
  }

  private void restart() throws Exception {
    Savepoint savepoint = driver.stopWithSavepoint(false);
    counters.restarting(driver);
    driver.start(parallelism, savepoint);
  }

  /** Lets the clock go from timer to timer until the records are there. */
  private void await(ScriptEvent.Await await) throws Exception {
    Instant deadline = driver.now().plus(LiveRun.PATIENCE);
    boolean moved = true;
    while (moved && run.lacks(await)) {
      moved = driver.advanceToNextTimer(Duration.between(driver.now(), deadline));
    }
    run.require(await, subject.title(), LiveRun.hopeless(driver.hasTimer()));
  }

  @Override
  public void end() {
    if (failure == null) {
      run.next();
      run.inputs().forEach(input -> input.tape().end());
      attempt(driver::end);
    }
    close();
    rethrow();
  }

  @Override
  public Outcome outcome() {
    rethrow();
    counters.cover(driver);
    return run.outcome();
  }

  @Override
  public JobDriver driver() {
    rethrow();
    return driver;
  }

  @Override
  public Map<String, Map<String, Long>> counters() {
    rethrow();
    return counters.total(driver);
  }

  @Override
  public long sent(String input) {
    return run.tape(input).sent();
  }

  private void attempt(Attempt attempt) {
    if (failure != null) {
      return;
    }
    @Nullable Exception thrown = thrownBy(attempt);
    while (thrown instanceof JobFailedException && restarts > 0) {
      restarts--;
      thrown =
          thrownBy(
              () -> {
                restore();
                attempt.make();
              });
    }
    failure = thrown == null ? null : PipelineFailedException.of(subject.title(), thrown);
  }

  private static @Nullable Exception thrownBy(Attempt attempt) {
    try {
      attempt.make();
      return null;
    } catch (Exception e) {
      return e;
    }
  }

  private void restore() throws Exception {
    counters.crashing(driver);
    run.rollBackTo(driver.crash());
    driver.settle();
  }

  private void rethrow() {
    if (failure != null) {
      shown = true;
      throw failure;
    }
  }

  /** Throws a failure that nothing has shown: a test that never looks would pass with it. */
  @Override
  public void close() {
    try {
      counters.end(driver);
    } finally {
      closeDriver();
    }
    if (!shown) {
      rethrow();
    }
  }

  private void closeDriver() {
    try {
      driver.close();
    } finally {
      run.close();
    }
  }

  private interface Attempt {
    void make() throws Exception;
  }
}
