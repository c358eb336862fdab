package dev.rtc.testing.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnumeratorFailureTest {

  private static final String OUT = "troubled-out";
  private static final String IN = "troubled-in";

  @AfterEach
  void forget() {
    Troubled.at(null);
    Kept.clear(OUT);
    Fed.clear(IN);
  }

  private static void job(StreamExecutionEnvironment environment) {
    environment
        .fromSource(
            new Troubled(Fed.of(IN, 2)), WatermarkStrategy.noWatermarks(), "numbers", Types.LONG)
        .uid("numbers-uid")
        .sinkTo(Kept.moreIn(OUT));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CLOSE")
  void what_an_enumerator_throws_fails_the_job_by_name(Troubled.Place place) throws Exception {
    try (JobDriver driver = Driven.job(EnumeratorFailureTest::job)) {
      Troubled.at(place);

      assertThatThrownBy(() -> liveThroughAll(driver))
          .isInstanceOf(JobFailedException.class)
          .hasMessageStartingWith("the enumerator of 'numbers-uid' failed: ")
          .hasMessageContaining("no " + place);

      Troubled.at(null);
      driver.crash();
      Fed.feed(IN).add(0, 1);
      Fed.feed(IN).end();
      driver.end();
      assertThat(Kept.texts(OUT)).containsExactly("1");
    }
  }

  private static void liveThroughAll(JobDriver driver) throws Exception {
    driver.start(2);
    driver.advance(Duration.ofSeconds(1));
    driver.checkpoint();
    driver.checkpointAborted(CheckpointKind.ALIGNED);
    driver.crash();
  }

  @Test
  void what_an_enumerator_throws_as_it_is_closed_comes_too_late() throws Exception {
    try (JobDriver driver = Driven.job(EnumeratorFailureTest::job)) {
      Troubled.at(Troubled.Place.CLOSE);

      liveThroughAll(driver);

      Fed.feed(IN).add(0, 1);
      Fed.feed(IN).end();
      driver.end();
      assertThat(Kept.texts(OUT)).containsExactly("1");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CALL_BACK", "PERIODIC_CALL_BACK", "COORDINATOR_THREAD"})
  void a_seeded_job_fails_in_the_move(Troubled.Place place) throws Exception {
    try (SeededJob job =
        new SeededJob(
            EnumeratorFailureTest::graph,
            Duration.ofSeconds(1),
            new MoveTrace(0),
            restored -> {})) {
      job.start(2);
      Troubled.at(place);

      assertThatThrownBy(
              () -> {
                while (!job.possible().isEmpty()) {
                  job.perform(job.possible().get(0));
                }
              })
          .isInstanceOf(JobFailedException.class)
          .hasMessageStartingWith("the enumerator of 'numbers-uid' failed: ");
    }
  }

  private static JobGraph graph(int parallelism) {
    StreamExecutionEnvironment environment = Driven.environment(parallelism);
    job(environment);
    return JobDriver.compile(environment.getStreamGraph());
  }
}
