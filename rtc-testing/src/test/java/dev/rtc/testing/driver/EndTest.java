package dev.rtc.testing.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.runtime.checkpoint.FullyFinishedOperatorState;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndTest {

  private static final String OUT = "end-out";
  private static final String IN = "end-in";

  @AfterEach
  void forget() {
    Kept.clear(OUT);
    Fed.clear(IN);
  }

  /** Sums of ten from a source that ends at once and one that is fed. */
  private static void mixed(StreamExecutionEnvironment environment) {
    environment
        .fromSource(new NumberSequenceSource(1, 25), EachRecord.strategy(), "bounded", Types.LONG)
        .uid("bounded")
        .union(
            environment
                .fromSource(Fed.of(IN, 2), EachRecord.strategy(), "fed", Types.LONG)
                .uid("fed"))
        .keyBy(x -> 0)
        .window(TumblingEventTimeWindows.of(Duration.ofMillis(10)))
        .reduce(Long::sum)
        .uid("sums")
        .sinkTo(Kept.moreIn(OUT))
        .uid("out");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void a_source_that_has_ended_stays_ended_after_a_crash(int parallelism) throws Exception {
    try (JobDriver driver = Driven.job(EndTest::mixed)) {
      driver.start(2);
      driver.checkpoint();
      driver.checkpoint();
      assertThat(driver.latest().orElseThrow().states().values())
          .anyMatch(state -> state instanceof FullyFinishedOperatorState);

      driver.crash(parallelism);
      Fed.feed(IN).add(0, 7);
      driver.settle();
      Fed.feed(IN).add(0, 100);
      Fed.feed(IN).add(1, 100);
      driver.settle();

      assertThat(Kept.texts(OUT)).containsExactly("52", "145", "135");
      Fed.feed(IN).end();
      driver.end();
      assertThat(Kept.texts(OUT)).containsExactly("52", "145", "135", "200");
    }
  }

  @ParameterizedTest
  @EnumSource(CheckpointKind.class)
  void a_source_one_of_whose_subtasks_has_ended_goes_on(CheckpointKind kind) throws Exception {
    try (JobDriver driver = Driven.job(EndTest::mixed)) {
      driver.start(2);
      Fed.feed(IN).add(0, 1);
      Fed.feed(IN).add(1, 2);
      Fed.feed(IN).end(0);
      driver.checkpoint();
      driver.checkpoint(kind);

      driver.crash(1);
      Fed.feed(IN).add(1, 3);
      Fed.feed(IN).end();
      driver.end();

      assertThat(Kept.texts(OUT)).containsExactly("51", "145", "135");
    }
  }

  @Test
  void a_job_that_does_not_end_is_told_by_name() throws Exception {
    try (JobDriver driver = Driven.job(EndTest::mixed)) {
      driver.start(1);

      assertThatThrownBy(driver::end)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "the job does not end: [Source: fed (1/1), TumblingEventTimeWindows -> Sink: Writer"
                  + " (1/1)] still run; end their input, or close() the driver");
    }
  }

  @Test
  void an_environment_without_checkpoints_gets_them() throws Exception {
    try (JobDriver driver =
        new JobDriver(
            parallelism -> {
              StreamExecutionEnvironment environment = new StreamExecutionEnvironment();
              environment.setParallelism(parallelism);
              mixed(environment);
              return JobDriver.compile(environment.getStreamGraph());
            },
            Instant.EPOCH)) {
      driver.start(2);
      Fed.feed(IN).end();
      driver.end();

      assertThat(Kept.texts(OUT)).containsExactly("45", "145", "135");
    }
  }
}
