package dev.rtc.testing;

import dev.rtc.Pipeline;
import dev.rtc.graph.UpsertNode;
import dev.rtc.launch.StepCounts;
import dev.rtc.type.KeyType;
import java.util.OptionalLong;

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
 * <p><b>Failures.</b> A job that fails does so for good: the next look at an output, {@code end()},
 * or else {@code close()} throws {@link PipelineFailedException}.
 *
 * <p>An instance belongs to one test and one thread. Tests may run at the same time. The cluster
 * they share ends with the JVM, but its threads do not let a JVM end by itself: outside of a test
 * runner, which does so anyway, call {@code System.exit}.
 */
public final class PipelineTest extends ScriptedTest<PipelineTest> {

  private final Pipeline pipeline;
  private final PipelineEnds ends;

  private PipelineTest(PipelineSubject subject, Script script) {
    super(subject, script);
    this.pipeline = subject.pipeline();
    this.ends = new PipelineEnds(pipeline.graph());
  }

  /**
   * Begins a test of a pipeline, on the engine of the present {@link EngineScope} if there is one.
   */
  public static PipelineTest of(Pipeline pipeline) {
    PipelineSubject subject = new PipelineSubject(pipeline);
    return EngineScope.closing(over(subject, new Script(subject, EngineScope.settings())));
  }

  static PipelineTest over(PipelineSubject subject, Script script) {
    return new PipelineTest(subject, script);
  }

  @Override
  PipelineTest self() {
    return this;
  }

  /**
   * Returns what reached a sink of facts, or a sink of late records.
   *
   * @param id the id given to {@code to}, or to {@code Late.to}
   */
  @Override
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
   * Returns what came in and went out of each step so far.
   *
   * @throws IllegalStateException if the pipeline runs on a cluster
   */
  public Ledger ledger() {
    Session session = session();
    StepCounts counts = new StepCounts(pipeline.graph(), session.counters());
    Outcome outcome = session.outcome();
    return new Ledger(
        counts,
        source -> OptionalLong.of(session.sent(source.id())),
        sink -> OptionalLong.of(outcome.of(sink.id()).size()));
  }
}
