package dev.rtc.testing.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rtc.connector.Delivery;
import dev.rtc.connector.SourceSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.flink.connector.testframe.environment.TestEnvironment;
import org.apache.flink.connector.testframe.external.ExternalContextFactory;
import org.apache.flink.connector.testframe.junit.annotations.TestContext;
import org.apache.flink.connector.testframe.junit.annotations.TestEnv;
import org.apache.flink.connector.testframe.junit.annotations.TestSemantics;
import org.apache.flink.connector.testframe.testsuites.SourceTestSuiteBase;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.runtime.client.JobExecutionException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opentest4j.TestAbortedException;

/**
 * Gives a source its test cases: subclass, say what to read and how records get there, inherit.
 *
 * <p>The source is run by rtc on a MiniCluster: undisturbed, with a failure amidst a split, across
 * savepoints with as many, more and fewer readers. What took effect is collected in two phases and
 * compared with what was put, record by record. Besides, nothing may be left running or open, and
 * what the source says of itself must hold.
 *
 * <p>A case that needs more than three methods say is skipped, and names the method to override:
 * {@link #putUndecodable}, {@link #link}, {@link #wrong}, {@link #counterpart}.
 *
 * <p>Flink's own {@link SourceTestSuiteBase} runs as well. It wants a bounded and an unbounded
 * source: give the other one by {@link #counterpart}. It wants the records of a partition in the
 * order in which they were put, a partition to take more records while the source runs, and a
 * reader that counts {@code numRecordsIn}, as those built on Flink's {@code SourceReaderBase} do. A
 * source that cannot do this says so in {@link #withoutFlinksSuite}.
 *
 * @param <T> the records, compared by {@code equals}
 */
public abstract class SourceKit<T> extends SourceCases<T> {

  private static final int BEHIND = 10;

  /**
   * Returns a record; different ones for different arguments, equal ones for equal arguments.
   *
   * @param partition where it will be, from zero
   * @param number which one it is there, from zero
   */
  protected abstract T record(int partition, int number);

  /**
   * Puts records where the source reads, behind those that are there already.
   *
   * @param place where the source of the case reads
   * @param partition a part that a reader of its own can read: a file, a partition of a topic
   * @param records what to put there
   */
  protected abstract void put(Place place, int partition, List<T> records) throws Exception;

  /** Tells in how many partitions the kit puts records; 4 unless overridden. */
  protected int partitions() {
    return 4;
  }

  /**
   * Tells how many records the kit puts into a partition; 50 unless overridden. Where a source
   * hands records out in large batches, more are needed for a failure amidst them.
   */
  protected int perPartition() {
    return 50;
  }

  /**
   * Returns the source under test with the other boundedness: the unbounded one if {@link #source}
   * returns the bounded one. The cases of Flink's suite that need it are skipped unless overridden.
   *
   * @param place where it reads
   */
  protected SourceSpec<T> counterpart(Place place) {
    throw notGiven("counterpart(Place)", "the same source with the other boundedness");
  }

  /**
   * Puts something that is no record where the source reads; the cases are skipped unless
   * overridden.
   *
   * @param place where the source of the case reads
   * @param partition the part to put it into, behind what is there already
   */
  protected void putUndecodable(Place place, int partition) throws Exception {
    throw notGiven("putUndecodable(Place, int)", "what becomes of a bad record");
  }

  /**
   * Returns how to cut and heal the connection; the case is skipped unless overridden.
   *
   * @param place where the source of the case reads
   */
  protected Link link(Place place) throws Exception {
    throw notGiven("link(Place)", "whether the source connects again after a cut");
  }

  /** Tells why Flink's own suite cannot run, if it cannot; it runs unless overridden. */
  protected Optional<String> withoutFlinksSuite() {
    return Optional.empty();
  }

  @Override
  final List<T> fill() throws Exception {
    List<T> all = new ArrayList<>();
    for (int partition = 0; partition < partitions(); partition++) {
      List<T> records = records(partition, 0, perPartition());
      put(place(), partition, records);
      all.addAll(records);
    }
    return all;
  }

  private List<T> records(int partition, int from, int to) {
    return IntStream.range(from, to).mapToObj(number -> record(partition, number)).toList();
  }

  @Test
  protected void hands_a_bad_record_to_onError() throws Exception {
    List<T> records = withOneUndecodable();
    if (source(place()).decodingSource().isEmpty()) {
      throw new TestAbortedException(
          "the source has no decodingSource(): a bad record can only fail the run");
    }

    try (Course course = Course.undisturbed();
        KitJob job = KitJob.start(pipeline(course, toBad(course)), PARALLELISM, 0, none())) {
      finish(job, course, records);
      assertThat(letters(course)).as("dead letters").hasSize(1);
      assertThat(letters(course).get(0).step()).as("where it failed").isEqualTo(SOURCE);
    }
  }

  @Test
  protected void fails_at_a_bad_record_unless_told_otherwise() throws Exception {
    withOneUndecodable();

    try (Course course = Course.undisturbed();
        KitJob job = start(course, PARALLELISM, 0, none())) {
      assertThatExceptionOfType(JobExecutionException.class)
          .as("a run whose bad records are neither dropped nor diverted")
          .isThrownBy(job::awaitEnd);
    }
  }

  private List<T> withOneUndecodable() throws Exception {
    List<T> records = new ArrayList<>(fill());
    putUndecodable(place(), 0);
    List<T> behind = records(0, perPartition(), perPartition() + BEHIND);
    put(place(), 0, behind);
    records.addAll(behind);
    return records;
  }

  @Test
  protected void connects_again_after_a_cut() throws Exception {
    List<T> records = fill();
    Link link = link(place());

    try (Course course = Course.slow();
        KitJob job = start(course, PARALLELISM, RESTARTS, none())) {
      cutAmidst(job, course, link);
      finish(job, course, records);
    }
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  /** Runs Flink's own cases. */
  @Nested
  @Timeout(60)
  class FlinksSuite extends SourceTestSuiteBase<T> {

    @TestEnv TestEnvironment environment = new FlinksEnvironment();

    @TestSemantics
    CheckpointingMode[] semantics = {
      delivery() == Delivery.EXACTLY_ONCE
          ? CheckpointingMode.EXACTLY_ONCE
          : CheckpointingMode.AT_LEAST_ONCE
    };

    @TestContext
    ExternalContextFactory<FlinksSourceContext<T>> contexts =
        test -> new FlinksSourceContext<>(SourceKit.this);
  }
}
