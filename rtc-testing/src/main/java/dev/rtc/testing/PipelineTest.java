package dev.rtc.testing;

import dev.rtc.Pipeline;
import dev.rtc.graph.UpsertNode;
import dev.rtc.type.KeyType;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.flink.configuration.Configuration;

/**
 * Tests a pipeline: gives its sources a script and collects what reaches its sinks.
 *
 * <p>A test speaks in three parts. It sends through {@link #input}, it calls {@link #end()}, and it
 * looks at {@link #output} and {@link #table}. {@link Engine#DRIVER}, which runs it unless {@link
 * #on} says otherwise, plays everything at once: outputs may be looked at in between. A cluster
 * plays it all at the end.
 *
 * <p><b>Order.</b> What one input sends, keeps its order up to the first repartitioning, and per
 * key behind it. Between two inputs there is no order, as in production; {@link #settle()} makes
 * one.
 *
 * <p><b>Time.</b> After each record the pipeline's own {@code EventTime} sets the watermark: latest
 * instant minus bound. {@link ScriptedInput#watermark} advances it further. No clock moves it and
 * none makes an input idle, so that a test gives the same result every time: the automatic
 * watermark interval is zero, also for a watermark strategy inside a {@code transform}. Timers of
 * processing time follow the virtual clock of the driver, which {@link #advanceClock} moves, or the
 * machine's clock on a cluster; those that are pending at the end never fire.
 *
 * <p><b>Boundedness.</b> Each input keeps that of the source it replaces; {@code end()} ends
 * unbounded ones, too.
 *
 * <p><b>Failures.</b> A job that fails does so for good: the next look at an output, or {@code
 * end()}, throws {@link PipelineFailedException}.
 *
 * <p>An instance belongs to one test and one thread. Tests may run at the same time. The cluster
 * they share ends with the JVM, but its threads do not let a JVM end by itself: outside of a test
 * runner, which does so anyway, call {@code System.exit}.
 */
public final class PipelineTest implements AutoCloseable {

  private final Pipeline pipeline;
  private final PipelineEnds ends;
  private final Script script;

  private PipelineTest(Pipeline pipeline, Script script) {
    this.pipeline = pipeline;
    this.ends = new PipelineEnds(pipeline.graph());
    this.script = script;
  }

  /**
   * Begins a test of a pipeline, on the engine of the present {@link EngineScope} if there is one.
   */
  public static PipelineTest of(Pipeline pipeline) {
    RunSettings settings = RunSettings.on(EngineScope.engine());
    PipelineTest test =
        new PipelineTest(pipeline, new Script(new PipelineSubject(pipeline), settings));
    EngineScope.closeWithIt(test);
    return test;
  }

  /** Takes down what is said instead of playing it. */
  static PipelineTest recording(Pipeline pipeline, Recording recording) {
    RunSettings settings = RunSettings.on(Engine.DRIVER);
    return new PipelineTest(
        pipeline, new Script(new PipelineSubject(pipeline), settings, unused -> recording));
  }

  RunSettings settings() {
    return script.settings();
  }

  /**
   * Sets the number of subtasks of each step; 2 unless set. An input and the steps behind it, up to
   * the first repartitioning, always run in one subtask.
   *
   * @throws IllegalArgumentException if it is below 1 or above 16
   */
  public PipelineTest parallelism(int subtasks) {
    script.run(script.settings().withParallelism(subtasks));
    return this;
  }

  /**
   * Sets what runs the pipeline; {@link Engine#DRIVER} unless set.
   *
   * @throws IllegalStateException if the pipeline runs already
   */
  public PipelineTest on(Engine engine) {
    script.run(script.settings().withEngine(engine));
    return this;
  }

  /**
   * Sets what the clock shows when the test begins; the midnight before 2000-01-01 in UTC unless
   * set. Only the driver has a clock of its own.
   *
   * @throws IllegalStateException if the pipeline runs already
   */
  public PipelineTest clockAt(Instant start) {
    script.run(script.settings().withClock(start));
    return this;
  }

  /**
   * Adds to the configuration of the job, such as the state backend.
   *
   * @throws IllegalStateException if the pipeline runs already
   */
  public PipelineTest configure(Configuration configuration) {
    script.run(script.settings().withConfiguration(configuration));
    return this;
  }

  /**
   * Lets time pass: timers of processing time that are due until then go off, in their order.
   *
   * @throws IllegalArgumentException if the duration is negative
   * @throws IllegalStateException if the inputs have ended
   */
  public PipelineTest advanceClock(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException(
          "PipelineTest.advanceClock: %s; time goes forward only".formatted(by));
    }
    script.append(new ScriptEvent.AdvanceClock(by));
    return this;
  }

  /**
   * Takes a checkpoint, from which {@link #crash} restores.
   *
   * @throws IllegalStateException if the inputs have ended
   */
  public PipelineTest checkpoint() {
    script.append(new ScriptEvent.Checkpoint());
    return this;
  }

  /**
   * Lets the job fail and restores it from the latest checkpoint, or from the beginning: inputs
   * replay what came after it, and outputs lose what was written after it, as those of a
   * transaction do. A pipeline that is right gives the same with and without.
   *
   * @throws IllegalStateException if the inputs have ended
   */
  public PipelineTest crash() {
    script.append(new ScriptEvent.Crash());
    return this;
  }

  /**
   * Plans what goes wrong.
   *
   * @throws IllegalArgumentException if a step, sink or source is not there
   * @throws IllegalStateException if the pipeline runs already
   */
  public PipelineTest faults(Faults planned) {
    planned.require(pipeline.graph());
    script.run(script.settings().withFaults(planned));
    return this;
  }

  /**
   * Restores the job from its latest checkpoint when it fails, or lets it begin anew, as Flink's
   * restart strategies do; without, the first failure is for good.
   *
   * @param attempts how often
   * @throws IllegalArgumentException if the number is negative
   * @throws IllegalStateException if the pipeline runs already
   */
  public PipelineTest restartOnFailure(int attempts) {
    script.run(script.settings().withRestarts(attempts));
    return this;
  }

  /**
   * Takes checkpoints while the test runs; none are taken unless asked for.
   *
   * @param interval the time between two, at least 10 milliseconds
   * @throws IllegalArgumentException if the interval is shorter
   */
  public PipelineTest checkpointEvery(Duration interval) {
    script.run(script.settings().withCheckpointEvery(interval));
    return this;
  }

  /**
   * Returns the script of a source.
   *
   * @param id the id given to {@code from}
   * @param <T> the records of that source; their class is checked when they are sent
   * @throws IllegalArgumentException if there is no such source; the message lists those that exist
   */
  public <T> ScriptedInput<T> input(String id) {
    return ScriptedInput.of(InputPort.of(ends.source(id)), script);
  }

  /**
   * Lets everything sent so far pass through all steps before anything said later is sent.
   *
   * <p>This is what orders one input after another. It is done by a checkpoint: a step that holds
   * records back to combine them puts them out here, as it does before every checkpoint.
   *
   * @throws IllegalStateException if the inputs have ended
   */
  public PipelineTest settle() {
    script.append(new ScriptEvent.Settle());
    return this;
  }

  /**
   * Lets nothing more be sent until that many records have reached an output: for what the
   * machine's clock decides, such as a window of processing time.
   *
   * @param id the id of a sink of facts or of rows
   * @param records how many since the beginning of the test, at least one; a change of a row counts
   *     as one
   * @throws IllegalArgumentException if there is no such sink, or the number is not positive
   * @throws IllegalStateException if the inputs have ended
   */
  public PipelineTest awaitRecords(String id, int records) {
    ends.requireOutput(id);
    if (records < 1) {
      throw new IllegalArgumentException(
          "PipelineTest.awaitRecords: %d records; write 1 or more".formatted(records));
    }
    script.append(new ScriptEvent.Await(id, records));
    return this;
  }

  /**
   * Stops the job and lets another of the same pipeline go on from its state.
   *
   * <p>It happens once everything sent so far has passed through all steps, by a savepoint, as with
   * {@code flink stop} and {@code flink run --fromSavepoint}: nothing is lost, nothing is told
   * twice and no input ends. What has reached the outputs stays there, and the script goes on. A
   * pipeline that is right gives the same with and without.
   *
   * <p>Time is the exception, as in production. Watermarks are no state in Flink: behind a restart
   * an input has none until its next record or its next {@link ScriptedInput#watermark}, and a
   * record that would have been late before may be in time. An input that is idle stays so.
   *
   * @throws IllegalStateException if the inputs have ended
   */
  public PipelineTest restart() {
    script.append(new ScriptEvent.Restart(OptionalInt.empty()));
    return this;
  }

  /**
   * Stops the job and lets another go on from its state, as {@link #restart()} does, with another
   * number of subtasks: the state of the keys moves.
   *
   * @param parallelism the number of subtasks of each step from now on
   * @throws IllegalArgumentException if it is below 1 or above 16
   * @throws IllegalStateException if the inputs have ended
   */
  public PipelineTest restart(int parallelism) {
    int subtasks = RunSettings.possible("restart", parallelism);
    script.append(new ScriptEvent.Restart(OptionalInt.of(subtasks)));
    return this;
  }

  /**
   * Ends all inputs and runs the pipeline to its end.
   *
   * @throws PipelineFailedException if the job fails; the message names the step at fault
   * @throws AssertionError if records that were awaited have not come for 30 seconds
   * @throws IllegalStateException if the inputs have ended before
   */
  public void end() {
    script.end();
  }

  /**
   * Returns what reached a sink of facts, or a sink of late records.
   *
   * @param id the id given to {@code to}, or to {@code Late.to}
   * @param <T> the records of that sink, not checked
   * @throws IllegalArgumentException if there is no such sink; the message lists those that exist
   * @throws IllegalStateException if the pipeline has not run to its end
   */
  public <T> CollectedOutput<T> output(String id) {
    ends.requireSink(id);
    return new CollectedOutput<>(arrivals(id));
  }

  /**
   * Returns what reached an upsert sink.
   *
   * @param id the id given to {@code to}
   * @param <K> the key of a row, not checked
   * @param <V> the value of a row, not checked
   * @throws IllegalArgumentException if there is no such sink; the message lists those that exist
   * @throws IllegalStateException if the pipeline has not run to its end
   */
  public <K, V> CollectedTable<K, V> table(String id) {
    KeyType<K> key = keyOf(ends.table(id));
    return new CollectedTable<>(arrivals(id), key);
  }

  @SuppressWarnings("unchecked") // the type a test writes is not checked
  private static <K> KeyType<K> keyOf(UpsertNode table) {
    return (KeyType<K>) table.type().columns().get(1).type().key();
  }

  private <T> Arrivals<T> arrivals(String id) {
    Outcome outcome = script.outcome(id);
    Panes panes = Panes.of(pipeline.graph(), ends.node(id), script.settings().engine());
    return new Arrivals<>(ends.describe(id), outcome.of(id), outcome.watermarksOf(id), panes);
  }

  /**
   * Returns the records that came too late for a window step with {@code Late.to}.
   *
   * @param step the id of the step
   * @param <T> the records of that step, not checked
   * @throws IllegalArgumentException if there is no such step, or it drops late records
   * @throws IllegalStateException as {@link #output} does
   */
  public <T> CollectedOutput<T> late(String step) {
    return output(ends.lateSink(step));
  }

  /**
   * Returns the dead letters that reached a sink of bad records.
   *
   * @param id the id given to {@code OnError.to}
   * @throws IllegalArgumentException if there is no such sink; the message lists those that exist
   * @throws IllegalStateException as {@link #output} does
   */
  public CollectedDeadLetters deadLetters(String id) {
    ends.requireDeadLetters(id);
    return new CollectedDeadLetters(arrivals(id));
  }

  /**
   * Returns what a step holds in its state now.
   *
   * @param step the id of the step, or of an operator inside a {@code transform}: {@code id/part}
   * @throws IllegalArgumentException if it has no operator of its own; the message lists what has
   *     state
   * @throws IllegalStateException if the pipeline has ended, or runs on a cluster
   */
  public StepState state(String step) {
    return inspection("the state of '%s'".formatted(step)).state(step);
  }

  /**
   * Returns the timers of a step that have not gone off.
   *
   * @param step the id of the step, or of an operator inside a {@code transform}: {@code id/part}
   * @throws IllegalArgumentException if it has no operator of its own
   * @throws IllegalStateException if the pipeline has ended, or runs on a cluster
   */
  public StepTimers timers(String step) {
    return inspection("what timers '%s' has".formatted(step)).timers(step);
  }

  private StepInspection inspection(String asked) {
    return new StepInspection(pipeline.graph(), script.running(asked).driver());
  }

  /**
   * Returns what came in and went out of each step so far.
   *
   * @throws IllegalStateException if the pipeline runs on a cluster
   */
  public Ledger ledger() {
    Session session = script.session();
    StepCounts counts = new StepCounts(pipeline.graph(), session.counters());
    Outcome outcome = session.outcome();
    return new Ledger(
        counts,
        source -> OptionalLong.of(session.sent(source.id())),
        sink -> OptionalLong.of(outcome.of(sink.id()).size()));
  }

  /** Frees what the test holds; unneeded after {@link #end}. */
  @Override
  public void close() {
    script.close();
  }
}
