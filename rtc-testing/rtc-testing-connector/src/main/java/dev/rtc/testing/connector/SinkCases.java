package dev.rtc.testing.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.Pipeline;
import dev.rtc.connector.OnError;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Holds the cases of every sink, of facts or of rows. */
abstract class SinkCases extends ConnectorCases {

  static final String SINK = "sink";
  static final int SPLITS = 4;

  private static final int EMPTY = 0;

  /** Defines a pipeline from counted numbers to the sink under test. */
  abstract Pipeline pipeline(Course course, int records, OnError onError);

  /** Tells how many records a run writes. */
  protected abstract int count();

  /** Waits for what is to be seen outside, and checks all of it. */
  abstract void requireWritten(int records) throws Exception;

  /** Returns what the sink says of itself; asked for twice. */
  abstract String description();

  @Test
  protected void writes_every_record() throws Exception {
    try (Course course = Course.undisturbed();
        KitJob job = start(course, PARALLELISM, 0, Optional.empty())) {
      job.awaitEnd();
    }

    requireWritten(count());
  }

  @Test
  protected void writes_nothing_of_nothing() throws Exception {
    try (Course course = Course.undisturbed();
        KitJob job =
            KitJob.start(
                pipeline(course, EMPTY, OnError.fail()), PARALLELISM, 0, Optional.empty())) {
      job.awaitEnd();
    }

    requireWritten(EMPTY);
  }

  @Test
  protected void goes_on_from_a_checkpoint_after_a_failure() throws Exception {
    try (Course course = Course.withFailure();
        KitJob job = start(course, PARALLELISM, 1, Optional.empty())) {
      job.awaitEnd();
      requireFailed(course);
    }

    requireWritten(count());
  }

  @Test
  protected void goes_on_from_a_savepoint() throws Exception {
    acrossSavepoint(PARALLELISM, PARALLELISM);
  }

  @Test
  protected void goes_on_from_a_savepoint_with_more_writers() throws Exception {
    acrossSavepoint(FEW, MANY);
  }

  @Test
  protected void goes_on_from_a_savepoint_with_fewer_writers() throws Exception {
    acrossSavepoint(MANY, FEW);
  }

  private void acrossSavepoint(int before, int after) throws Exception {
    try (Course course = Course.slow()) {
      String savepoint;
      try (KitJob job = start(course, before, KitJob.STOPS_REFUSED, Optional.empty())) {
        job.awaitUntil(() -> course.passed() >= AMIDST, () -> "no record passes");
        savepoint = job.stop(place().savepoints());
      }
      assertThat(course.passed()).as("records before the savepoint").isLessThan(count());
      course.hurry();
      try (KitJob job = start(course, after, 0, Optional.of(savepoint))) {
        job.awaitEnd();
      }
    }

    requireWritten(count());
  }

  @Test
  protected void connects_again_after_a_cut() throws Exception {
    Link link = link(place());

    try (Course course = Course.slow();
        KitJob job = start(course, PARALLELISM, RESTARTS, Optional.empty())) {
      cutAmidst(job, course, link);
      job.awaitEnd();
    }

    requireWritten(count());
  }

  @Test
  protected void leaves_no_thread_and_no_file_open() throws Exception {
    Leaks.refuse(
        () -> {
          try (Course course = Course.undisturbed();
              KitJob job = start(course, PARALLELISM, 0, Optional.empty())) {
            job.awaitEnd();
          }
        });
  }

  @Test
  protected void describes_itself() {
    requireDescription(description(), description());
  }

  /**
   * Returns how to cut and heal the connection; the case is skipped unless overridden.
   *
   * @param place where the sink of the case writes
   */
  protected Link link(Place place) throws Exception {
    throw notGiven("link(Place)", "whether the sink connects again after a cut");
  }

  private KitJob start(Course course, int parallelism, int restarts, Optional<String> savepoint)
      throws Exception {
    return KitJob.start(
        pipeline(course, count(), OnError.fail()), parallelism, restarts, savepoint);
  }
}
