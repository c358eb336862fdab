package dev.rtc.testing.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.Pipeline;
import dev.rtc.connector.Delivery;
import dev.rtc.connector.OnError;
import dev.rtc.connector.SourceSpec;
import dev.rtc.testing.Codec;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

/**
 * Holds the cases of every source, whether its records are put somewhere or made up.
 *
 * @param <T> the records, compared by {@code equals}
 */
abstract class SourceCases<T> extends ConnectorCases {

  static final String RECORDS = "records";
  static final String SOURCE = "source";

  /**
   * Returns the source under test; each call returns an equal one.
   *
   * @param place where it reads
   */
  protected abstract SourceSpec<T> source(Place place);

  /** Returns what a run owes after a failure; exactly once unless overridden. */
  protected Delivery delivery() {
    return Delivery.EXACTLY_ONCE;
  }

  /**
   * Returns sources whose settings cannot work, each with what {@code validate} must say; the case
   * is skipped unless overridden.
   *
   * @param place where they would read
   */
  protected List<Wrong<SourceSpec<?>>> wrong(Place place) {
    throw notGiven("wrong(Place)", "what validate says of wrong settings");
  }

  /** Sees to it that there are records, and returns all. */
  abstract List<T> fill() throws Exception;

  @Test
  protected void reads_every_record() throws Exception {
    List<T> records = fill();

    try (Course course = Course.undisturbed();
        KitJob job = start(course, PARALLELISM, 0, Optional.empty())) {
      finish(job, course, records);
    }
  }

  @Test
  protected void goes_on_from_a_checkpoint_after_a_failure_amidst_a_split() throws Exception {
    List<T> records = fill();

    try (Course course = Course.withFailure();
        KitJob job = start(course, PARALLELISM, 1, Optional.empty())) {
      finish(job, course, records);
      requireFailed(course);
    }
  }

  @Test
  protected void goes_on_from_a_savepoint() throws Exception {
    acrossSavepoint(PARALLELISM, PARALLELISM);
  }

  @Test
  protected void goes_on_from_a_savepoint_with_more_readers() throws Exception {
    acrossSavepoint(FEW, MANY);
  }

  @Test
  protected void goes_on_from_a_savepoint_with_fewer_readers() throws Exception {
    acrossSavepoint(MANY, FEW);
  }

  private void acrossSavepoint(int before, int after) throws Exception {
    List<T> records = fill();

    try (Course course = Course.slow()) {
      String savepoint;
      try (KitJob job = start(course, before, KitJob.STOPS_REFUSED, Optional.empty())) {
        job.awaitUntil(
            () -> course.passed() >= AMIDST,
            () -> "fewer than %d records have come".formatted(AMIDST));
        savepoint = job.stop(place().savepoints());
      }
      assertThat(course.committed(RECORDS))
          .as("records that came before the savepoint, which lies amidst them")
          .hasSizeLessThan(records.size());
      course.hurry();
      try (KitJob job = start(course, after, 0, Optional.of(savepoint))) {
        finish(job, course, records);
      }
    }
  }

  @Test
  protected void ends_if_it_says_so() throws Exception {
    SourceSpec<T> source = source(place());

    assertThat(source.source().getBoundedness())
        .as("what the Flink source says of its end")
        .isEqualTo(source.boundedness());
    if (!isBounded()) {
      List<T> records = fill();
      try (Course course = Course.undisturbed();
          KitJob job = start(course, PARALLELISM, 0, Optional.empty())) {
        awaitAll(job, course, records);
        assertThat(job.isRunning()).as("an unbounded source goes on").isTrue();
      }
    }
  }

  @Test
  protected void leaves_no_thread_and_no_file_open() throws Exception {
    List<T> records = fill();

    Leaks.refuse(
        () -> {
          try (Course course = Course.undisturbed();
              KitJob job = start(course, PARALLELISM, 0, Optional.empty())) {
            finish(job, course, records);
          }
        });
  }

  @Test
  protected void describes_itself() {
    requireDescription(source(place()).describe(), source(place()).describe());
  }

  @Test
  protected void finds_nothing_wrong_with_right_settings() throws Exception {
    fill();

    assertThat(reported(source(place())::validate)).as("what validate reports").isEmpty();
    assertThat(reported(source(place())::preflight)).as("what preflight reports").isEmpty();
  }

  @Test
  protected void names_wrong_settings() {
    List<Wrong<SourceSpec<?>>> wrong = wrong(place());

    assertThat(wrong).as("wrong settings").isNotEmpty();
    wrong.forEach(one -> requireNamed(one, reported(one.spec()::validate)));
  }

  @Test
  protected void can_travel_to_a_cluster() throws Exception {
    SourceSpec<T> source = source(place());

    assertThat(InstantiationUtil.serializeObject(source.source())).isNotEmpty();
    assertThat(source.type().problems()).as("problems of the type " + source.type()).isEmpty();
  }

  /** Starts the source under test, with a probe and an exact collector behind it. */
  KitJob start(Course course, int parallelism, int restarts, Optional<String> savepoint)
      throws Exception {
    return KitJob.start(pipeline(course, OnError.fail()), parallelism, restarts, savepoint);
  }

  Pipeline pipeline(Course course, OnError onError) {
    SourceSpec<T> source = source(place());
    return Pipeline.define(
        "connector-kit",
        p ->
            p.onError(onError)
                .from(SOURCE, source)
                .process("probe", source.type(), new Probe<>(course))
                .to(RECORDS, new LedgerSpec<>(course.id(), RECORDS)));
  }

  /** Lets a job come to its end, or what is unbounded to the last record, and checks them all. */
  void finish(KitJob job, Course course, List<T> records) throws Exception {
    if (isBounded()) {
      job.awaitEnd();
    } else {
      awaitAll(job, course, records);
      job.stop(place().savepoints());
    }
    tally(course, records).require(delivery());
  }

  private void awaitAll(KitJob job, Course course, List<T> records) throws Exception {
    job.awaitUntil(
        () -> tally(course, records).isComplete(),
        () ->
            "%,d of %,d records have come"
                .formatted(course.committed(RECORDS).size(), records.size()));
  }

  private boolean isBounded() {
    return source(place()).boundedness() == Boundedness.BOUNDED;
  }

  Tally<T> tally(Course course, List<T> records) {
    Codec<T> codec = Codec.of(source(place()).type());
    return Tally.of(records, course.committed(RECORDS).stream().map(codec::decode).toList());
  }
}
