package dev.rtc.testing;

import dev.rtc.Pipeline;
import dev.rtc.graph.UpsertNode;
import dev.rtc.type.Change;
import dev.rtc.type.KeyType;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Tests a pipeline: gives its sources a script and collects what reaches its sinks.
 *
 * <p>A test speaks in three parts. It sends through {@link #input}, it calls {@link #end()}, which
 * runs everything, and it looks at {@link #output} and {@link #table}. Nothing runs before {@code
 * end()}.
 *
 * <p><b>Order.</b> What one input sends, keeps its order up to the first repartitioning, and per
 * key behind it. Between two inputs there is no order, as in production; {@link #settle()} makes
 * one.
 *
 * <p><b>Time.</b> After each record the pipeline's own {@code EventTime} sets the watermark: latest
 * instant minus bound. {@link ScriptedInput#watermark} advances it further. No clock moves it and
 * none makes an input idle, so that a test gives the same result every time: the automatic
 * watermark interval is zero, also for a watermark strategy inside a {@code transform}. Timers of
 * processing time follow the machine's clock: {@link #awaitRecords} waits for what they bring, and
 * those that are pending at the end never fire.
 *
 * <p><b>Boundedness.</b> Each input keeps that of the source it replaces; {@code end()} ends
 * unbounded ones, too.
 *
 * <p>An instance belongs to one test and one thread. Tests may run at the same time. The cluster
 * they share ends with the JVM, but its threads do not let a JVM end by itself: outside of a test
 * runner, which does so anyway, call {@code System.exit}.
 */
public final class PipelineTest {

  private final Pipeline pipeline;
  private final PipelineEnds ends;
  private final Script script = new Script();
  private RunSettings settings = RunSettings.DEFAULT;
  private @Nullable Outcome outcome;

  private PipelineTest(Pipeline pipeline) {
    this.pipeline = pipeline;
    this.ends = new PipelineEnds(pipeline.graph());
  }

  /** Begins a test of a pipeline. */
  public static PipelineTest of(Pipeline pipeline) {
    return new PipelineTest(pipeline);
  }

  /**
   * Sets the number of subtasks of each step; 2 unless set. An input and the steps behind it, up to
   * the first repartitioning, always run in one subtask.
   *
   * @throws IllegalArgumentException if it is below 1 or above 16
   */
  public PipelineTest parallelism(int subtasks) {
    settings = settings.withParallelism(subtasks);
    return this;
  }

  /**
   * Takes checkpoints while the test runs; none are taken unless asked for.
   *
   * @param interval the time between two, at least 10 milliseconds
   * @throws IllegalArgumentException if the interval is shorter
   */
  public PipelineTest checkpointEvery(Duration interval) {
    settings = settings.withCheckpointEvery(interval);
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
    return ScriptedInput.of(ends.source(id), script);
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
    outcome = new MiniClusterEngine().run(pipeline, script.close(), settings);
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
    return new CollectedOutput<>(ends.describe(id), collected(id));
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
    List<Collected<Change<K, V>>> changes = collected(id);
    return new CollectedTable<>(ends.describe(id), key, changes);
  }

  @SuppressWarnings("unchecked") // the type a test writes is not checked
  private static <K> KeyType<K> keyOf(UpsertNode table) {
    return (KeyType<K>) table.type().columns().get(1).type().key();
  }

  private <T> List<Collected<T>> collected(String id) {
    if (outcome == null) {
      throw new IllegalStateException(
          "'%s' is asked for before the pipeline '%s' has run to its end; call test.end() first"
              .formatted(id, pipeline.name()));
    }
    return outcome.of(id);
  }
}
