package dev.rtc.testing.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.Pipeline;
import dev.rtc.connector.Delivery;
import dev.rtc.connector.OnError;
import dev.rtc.connector.Problems;
import dev.rtc.connector.SinkInput;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.connector.testframe.environment.TestEnvironment;
import org.apache.flink.connector.testframe.external.ExternalContextFactory;
import org.apache.flink.connector.testframe.junit.annotations.TestContext;
import org.apache.flink.connector.testframe.junit.annotations.TestEnv;
import org.apache.flink.connector.testframe.junit.annotations.TestSemantics;
import org.apache.flink.connector.testframe.testsuites.SinkTestSuiteBase;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Gives a sink its test cases: subclass, say where to write and how to read what is visible there,
 * inherit.
 *
 * <p>The sink is run by rtc on a MiniCluster: undisturbed, with a failure after a checkpoint,
 * across savepoints with as many, more and fewer writers. What is visible afterwards is compared
 * with what was written, as strictly as {@link SinkSpec#delivery()} promises. Besides, nothing may
 * be left running or open, and what the sink says of itself must hold.
 *
 * <p>A case that needs more than four methods say is skipped, and names the method to override:
 * {@link #refused}, {@link #link}, {@link #wrong}.
 *
 * <p>Flink's own {@link SinkTestSuiteBase} runs as well where it can: it wants records that are
 * {@link Comparable} and {@link java.io.Serializable}, such as strings; it never ends its input, so
 * that records must be visible after each checkpoint; and it looks at the sink's counter of records
 * sent. A sink that cannot do this says so in {@link #withoutFlinksSuite}; the cases of this kit
 * ask for none of it.
 *
 * @param <T> the records, compared by {@code equals}
 */
public abstract class SinkKit<T> extends SinkCases {

  /**
   * Returns the sink under test; each call returns an equal one.
   *
   * @param place where it writes
   */
  protected abstract SinkSpec<T> sink(Place place);

  /** Returns the type of the records. */
  protected abstract DataType<T> type();

  /**
   * Returns a record; different ones for different numbers, equal ones for equal numbers.
   *
   * @param number from zero
   */
  protected abstract T record(int number);

  /**
   * Returns all records that are visible to readers of the system, in any order; none if there is
   * nothing yet.
   *
   * @param place where the sink of the case writes
   */
  protected abstract List<T> committed(Place place) throws Exception;

  /**
   * Returns a record the sink refuses, such as one its format cannot write; the case is skipped
   * unless overridden.
   */
  protected T refused() {
    throw notGiven("refused()", "what becomes of a record the sink refuses");
  }

  /**
   * Returns sinks whose settings cannot work, each with what {@code validate} must say; the case is
   * skipped unless overridden.
   *
   * @param place where they would write
   */
  protected List<Wrong<SinkSpec<T>>> wrong(Place place) {
    throw notGiven("wrong(Place)", "what validate says of wrong settings");
  }

  /** Tells why Flink's own suite cannot run, if it cannot; it runs unless overridden. */
  protected Optional<String> withoutFlinksSuite() {
    return Optional.empty();
  }

  /** Tells how many records a run writes; 200 unless overridden. */
  @Override
  protected int count() {
    return 200;
  }

  @Override
  final Pipeline pipeline(Course course, int records, OnError onError) {
    return pipeline(course, made(records), onError);
  }

  private Pipeline pipeline(Course course, List<T> records, OnError onError) {
    SinkSpec<T> sink = sink(place());
    return Pipeline.define(
        "connector-kit",
        p ->
            p.onError(onError)
                .from("numbers", SourceSpec.of(new Numbers(records.size(), SPLITS), DataType.LONG))
                .process("probe", DataType.LONG, new Probe<>(course))
                .map("record", type(), Recorded.of(records, type()))
                .to(SINK, sink));
  }

  private List<T> made(int records) {
    return IntStream.range(0, records).mapToObj(this::record).toList();
  }

  @Override
  final void requireWritten(int records) throws Exception {
    requireWritten(made(records));
  }

  private void requireWritten(List<T> records) throws Exception {
    Delivery promised = sink(place()).delivery();
    Patience.THREE_SECONDS
        .until(Tally::isComplete, () -> Tally.of(records, committed(place())))
        .require(promised);
  }

  @Override
  final String description() {
    return sink(place()).describe();
  }

  @Test
  protected void hands_a_refused_record_to_onError() throws Exception {
    List<T> records = new ArrayList<>(made(count()));
    records.add(count() / 2, refused());

    try (Course course = Course.undisturbed();
        KitJob job =
            KitJob.start(
                pipeline(course, records, toBad(course)), PARALLELISM, 0, Optional.empty())) {
      job.awaitEnd();
      assertThat(letters(course)).as("dead letters").hasSize(1);
    }

    requireWritten(made(count()));
  }

  @Test
  protected void finds_nothing_wrong_with_right_settings() {
    SinkSpec<T> sink = sink(place());

    assertThat(reported(problems -> validate(sink, problems)))
        .as("what validate reports")
        .isEmpty();
    assertThat(reported(sink::preflight)).as("what preflight reports").isEmpty();
  }

  @Test
  protected void names_wrong_settings() {
    List<Wrong<SinkSpec<T>>> wrong = wrong(place());

    assertThat(wrong).as("wrong settings").isNotEmpty();
    wrong.forEach(one -> requireNamed(one, reported(problems -> validate(one.spec(), problems))));
  }

  private void validate(SinkSpec<T> sink, Problems problems) {
    sink.validate(new SinkInput<>(type(), Boundedness.BOUNDED), problems);
  }

  @Test
  protected void can_travel_to_a_cluster() throws Exception {
    assertThat(InstantiationUtil.serializeObject(flinksSink(place(), Boundedness.BOUNDED)))
        .isNotEmpty();
    assertThat(type().problems()).as("problems of the type " + type()).isEmpty();
  }

  Sink<T> flinksSink(Place where, Boundedness boundedness) {
    return sink(where).sink(new SinkInput<>(type(), boundedness));
  }

  /** Runs Flink's own cases. */
  @Nested
  @Timeout(60)
  class FlinksSuite extends SinkTestSuiteBase<FlinksSinkContext.Sortable> {

    @TestEnv TestEnvironment environment = new FlinksEnvironment();

    @TestSemantics CheckpointingMode[] semantics = FlinksSinkContext.promised(SinkKit.this);

    @TestContext
    ExternalContextFactory<FlinksSinkContext<T>> contexts =
        test -> new FlinksSinkContext<>(SinkKit.this);
  }
}
