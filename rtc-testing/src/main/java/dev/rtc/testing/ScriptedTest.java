package dev.rtc.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.apache.flink.configuration.Configuration;

/**
 * Holds what a test says to any job: how it runs, what its sources send, what goes wrong, and what
 * its sinks and its state have to show for it.
 *
 * <p>An id is what a pipeline of rtc gives its steps, and the uid of an operator in any other job.
 *
 * @param <T> the test itself, which most methods return
 */
public abstract sealed class ScriptedTest<T extends ScriptedTest<T>> implements AutoCloseable
    permits PipelineTest, JobTest {

  private final Subject subject;
  private final Script script;

  ScriptedTest(Subject subject, Script script) {
    this.subject = subject;
    this.script = script;
  }

  abstract T self();

  final RunSettings settings() {
    return script.settings();
  }

  final Session session() {
    return script.session();
  }

  /**
   * Sets the number of subtasks of each step; 2 unless set. An input and the steps behind it, up to
   * the first repartitioning, always run in one subtask; any other step of a {@link JobTest} that
   * sets its own number keeps it.
   *
   * @throws IllegalArgumentException if it is below 1 or above 16
   * @throws IllegalStateException if the job runs already
   */
  public final T parallelism(int subtasks) {
    return run(settings().withParallelism(subtasks));
  }

  /**
   * Sets what runs the job; {@link Engine#DRIVER} unless set.
   *
   * @throws IllegalStateException if the job runs already
   */
  public final T on(Engine engine) {
    return run(settings().withEngine(engine));
  }

  /**
   * Sets what the clock shows when the test begins; the midnight before 2000-01-01 in UTC unless
   * set. On a cluster the machine's clock runs, whatever this says.
   *
   * @throws IllegalStateException if the job runs already
   */
  public final T clockAt(Instant start) {
    return run(settings().withClock(start));
  }

  /**
   * Adds to the configuration of the job, such as the state backend.
   *
   * @throws IllegalStateException if the job runs already
   */
  public final T configure(Configuration configuration) {
    return run(settings().withConfiguration(configuration));
  }

  /**
   * Lets time pass: timers of processing time that are due until then go off, in their order.
   *
   * @throws IllegalArgumentException if the duration is negative
   * @throws IllegalStateException if the inputs have ended
   */
  public final T advanceClock(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException(
          "test.advanceClock: %s; time goes forward only".formatted(by));
    }
    return say(new ScriptEvent.AdvanceClock(by));
  }

  /**
   * Takes a checkpoint, from which {@link #crash} restores.
   *
   * @throws IllegalStateException if the inputs have ended
   */
  public final T checkpoint() {
    return say(new ScriptEvent.Checkpoint());
  }

  /**
   * Lets the job fail and restores it from the latest checkpoint, or from the beginning: inputs
   * replay what came after it, and outputs lose what was written after it, as those of a
   * transaction do. A job that is right gives the same with and without.
   *
   * @throws IllegalStateException if the inputs have ended
   */
  public final T crash() {
    return say(new ScriptEvent.Crash());
  }

  /**
   * Plans what goes wrong.
   *
   * @throws IllegalArgumentException if a step, sink or source is not there
   * @throws IllegalStateException if the job runs already
   */
  public final T faults(Faults planned) {
    planned.require(subject);
    return run(settings().withFaults(planned));
  }

  /**
   * Restores the job from its latest checkpoint when it fails, or lets it begin anew, as Flink's
   * restart strategies do; without, the first failure is for good.
   *
   * @param attempts how often
   * @throws IllegalArgumentException if the number is negative
   * @throws IllegalStateException if the job runs already
   */
  public final T restartOnFailure(int attempts) {
    return run(settings().withRestarts(attempts));
  }

  /**
   * Takes checkpoints while the test runs; none are taken unless asked for.
   *
   * @param interval the time between two, at least 10 milliseconds
   * @throws IllegalArgumentException if the interval is shorter
   * @throws IllegalStateException if the job runs already
   */
  public final T checkpointEvery(Duration interval) {
    return run(settings().withCheckpointEvery(interval));
  }

  /**
   * Returns the script of a source.
   *
   * @param id the id of the source
   * @param <R> the records of that source; their class is checked when they are sent
   * @throws IllegalArgumentException if there is no such source; the message lists those that exist
   */
  public final <R> ScriptedInput<R> input(String id) {
    return ScriptedInput.of(subject.input(id), script);
  }

  /**
   * Lets everything sent so far pass through all steps before anything said later is sent.
   *
   * <p>This is what orders one input after another. It is done by a checkpoint: a step that holds
   * records back to combine them puts them out here, as it does before every checkpoint.
   *
   * @throws IllegalStateException if the inputs have ended
   */
  public final T settle() {
    return say(new ScriptEvent.Settle());
  }

  /**
   * Lets nothing more be sent until that many records have reached an output: for what the
   * machine's clock decides, such as a window of processing time.
   *
   * @param id the id of a sink
   * @param records how many since the beginning of the test, at least one; a change of a row counts
   *     as one
   * @throws IllegalArgumentException if there is no such sink, or the number is not positive
   * @throws IllegalStateException if the inputs have ended
   */
  public final T awaitRecords(String id, int records) {
    subject.requireOutput(id);
    if (records < 1) {
      throw new IllegalArgumentException(
          "test.awaitRecords: %d records; write 1 or more".formatted(records));
    }
    return say(new ScriptEvent.Await(id, records));
  }

  /**
   * Stops the job and lets another of the same program go on from its state.
   *
   * <p>It happens once everything sent so far has passed through all steps, by a savepoint, as with
   * {@code flink stop} and {@code flink run --fromSavepoint}: nothing is lost, nothing is told
   * twice and no input ends. What has reached the outputs stays there, and the script goes on. A
   * job that is right gives the same with and without.
   *
   * <p>Time is the exception, as in production. Watermarks are no state in Flink: behind a restart
   * an input has none until its next record or its next {@link ScriptedInput#watermark}, and a
   * record that would have been late before may be in time. An input that is idle stays so.
   *
   * @throws IllegalStateException if the inputs have ended
   */
  public final T restart() {
    return say(new ScriptEvent.Restart(OptionalInt.empty()));
  }

  /**
   * Stops the job and lets another go on from its state, as {@link #restart()} does, with another
   * number of subtasks: the state of the keys moves.
   *
   * @param parallelism the number of subtasks of each step from now on
   * @throws IllegalArgumentException if it is below 1 or above 16
   * @throws IllegalStateException if the inputs have ended
   */
  public final T restart(int parallelism) {
    int subtasks = RunSettings.possible("restart", parallelism);
    return say(new ScriptEvent.Restart(OptionalInt.of(subtasks)));
  }

  /**
   * Ends all inputs and runs the job to its end.
   *
   * @throws PipelineFailedException if the job fails; the message names the step at fault
   * @throws AssertionError if records that were awaited have not come for 30 seconds
   * @throws IllegalStateException if the inputs have ended before
   */
  public final void end() {
    script.end();
  }

  private T say(ScriptEvent event) {
    script.append(event);
    return self();
  }

  private T run(RunSettings changed) {
    script.run(changed);
    return self();
  }

  /**
   * Returns what reached a sink of records.
   *
   * @param id the id of the sink
   * @param <R> the records of that sink, not checked
   * @throws IllegalArgumentException if there is no such sink; the message lists those that exist
   * @throws IllegalStateException if the engine is not {@link Engine#DRIVER} and {@link #end} has
   *     not been called
   * @throws PipelineFailedException if the job has failed
   */
  public abstract <R> CollectedOutput<R> output(String id);

  final <R> Arrivals<R> arrivals(String id) {
    Outcome outcome = script.outcome(id);
    return new Arrivals<>(
        subject.describeOutput(id),
        outcome.of(id),
        outcome.watermarksOf(id),
        subject.panes(id, settings().engine()));
  }

  /**
   * Returns what a step holds in its state now.
   *
   * @param step the id of the step; inside a {@code transform} of a pipeline {@code id/part}
   * @throws IllegalArgumentException if it has no operator of its own; the message lists what has
   *     state
   * @throws IllegalStateException if the job has ended, or the engine is not {@link Engine#DRIVER}
   */
  public final StepState state(String step) {
    return inspection("the state of '%s'".formatted(step)).state(step);
  }

  /**
   * Returns the timers of a step that have not gone off.
   *
   * @param step as {@link #state} takes it
   * @throws IllegalArgumentException if it has no operator of its own
   * @throws IllegalStateException if the job has ended, or the engine is not {@link Engine#DRIVER}
   */
  public final StepTimers timers(String step) {
    return inspection("what timers '%s' has".formatted(step)).timers(step);
  }

  private StepInspection inspection(String asked) {
    return new StepInspection(subject, script.running(asked).driver());
  }

  /**
   * Frees what the test holds; unneeded after {@link #end}.
   *
   * @throws PipelineFailedException if the job has failed, and nothing has thrown that yet
   */
  @Override
  public final void close() {
    script.close();
  }
}
