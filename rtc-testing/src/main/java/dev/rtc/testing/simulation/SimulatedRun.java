package dev.rtc.testing.simulation;

import dev.rtc.testing.compare.Differences;
import dev.rtc.testing.driver.Move;
import dev.rtc.testing.driver.MoveTrace;
import dev.rtc.testing.driver.SeededJob;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** Runs a job along one course. */
final class SimulatedRun {

  private static final int FORCED_CHECKPOINTS = 50;

  private final Stage stage;
  private final Course course;
  private final MoveTrace trace;
  private final SeededJob job;
  private final MoveChoice choice;
  private final Figures figures = new Figures();
  private final Disturbance disturbance;
  private long moves;
  private int forced;
  private boolean waited;

  SimulatedRun(Stage stage, Course course) {
    this.stage = stage;
    this.course = course;
    this.trace = new MoveTrace(stage.keptMoves());
    this.choice = new MoveChoice(new SplittableRandom(course.seed()), course.seededMoves());
    this.job = new SeededJob(stage.graphs(), stage.horizon(), trace, this::restored);
    if (course.plan().stream().anyMatch(each -> each.fault() == Fault.FAILING_TIMER)) {
      job.watchTimers(stage.world()::timer);
    }
    this.disturbance = new Disturbance(stage, job, course.plan(), figures, trace);
  }

  private void restored(OptionalLong checkpoint) {
    stage.world().restore(checkpoint);
    if (stage.byTheClock()) {
      stage.world().holdInputs();
      waited = false;
    }
  }

  RunResult result() {
    stage.world().reset(course.inputs());
    Optional<Violation> breakdown;
    try (job) {
      job.start(course.parallelism());
      breakdown = run();
    } catch (Exception | AssertionError | LinkageError failure) {
      breakdown = Optional.of(new Violation(Violation.Kind.FAILED, Show.failure(failure)));
    }
    figures.ended(job.completedCheckpoints(), course.inputs().size(), moves);
    stage
        .world()
        .outputs()
        .forEach((output, all) -> trace.append(output + " = " + Differences.show(all)));
    return new RunResult(
        stage.world().outputs(),
        breakdown,
        disturbance.happened(),
        figures,
        trace.last(),
        trace.hash());
  }

  private Optional<Violation> run() throws Exception {
    while (!job.isFinished()) {
      disturbance.before(moves);
      List<Move> possible = job.possible();
      if (!possible.isEmpty()) {
        moves++;
        perform(choice.among(possible));
      } else if (!job.release() && !waitForTimers() && !endInputs() && !forceCheckpoint()) {
        return Optional.of(new Violation(Violation.Kind.STUCK, job.standstill()));
      }
      if (job.isStopped()) {
        disturbance.afterStop();
      }
    }
    return Optional.empty();
  }

  /** Once all is read, whatever waits for the clock has as much time as the inputs had. */
  private boolean waitForTimers() {
    if (!stage.byTheClock() || waited) {
      return false;
    }
    waited = true;
    job.advanceUpTo(stage.horizon());
    return true;
  }

  private boolean endInputs() {
    boolean ended = stage.world().letInputsEnd();
    if (ended) {
      trace.append("the inputs end");
    }
    return ended;
  }

  private void perform(Move move) throws Exception {
    try {
      job.perform(move);
    } catch (Exception failure) {
      if (!InjectedFailure.causes(failure)) {
        throw failure;
      }
      disturbance.afterFailure();
    }
  }

  /** Once nothing else is left to do, the tasks wait for their final checkpoint. */
  private boolean forceCheckpoint() throws Exception {
    if (job.hasPendingCheckpoint() || job.isStopping() || forced == FORCED_CHECKPOINTS) {
      return false;
    }
    forced++;
    job.trigger(false);
    return true;
  }
}
