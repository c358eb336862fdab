package dev.rtc.testing.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DriverTest {

  private static final String OUT = "driver-out";
  private static final String IN = "driver-in";

  @AfterEach
  void forget() {
    Kept.clear(OUT);
    Fed.clear(IN);
  }

  static void windowed(DataStream<Long> numbers, String out) {
    numbers
        .map(x -> x * 2)
        .returns(Types.LONG)
        .uid("doubled")
        .keyBy(x -> x % 3)
        .window(TumblingEventTimeWindows.of(Duration.ofMillis(10)))
        .reduce(Long::sum)
        .uid("sums")
        .filter(x -> x > 0)
        .uid("positive")
        .sinkTo(Kept.moreIn(out))
        .uid("sink");
  }

  private static Consumer<StreamExecutionEnvironment> sequence(String out) {
    return environment ->
        windowed(
            environment
                .fromSource(
                    new NumberSequenceSource(1, 100), EachRecord.strategy(), "numbers", Types.LONG)
                .uid("numbers"),
            out);
  }

  private static void fed(StreamExecutionEnvironment environment) {
    windowed(
        environment
            .fromSource(Fed.of(IN, 2), EachRecord.strategy(), "numbers", Types.LONG)
            .uid("numbers"),
        OUT);
  }

  @Test
  void a_bounded_job_gives_what_it_gives_on_a_cluster() throws Exception {
    Driven.onCluster(2, sequence("cluster-out"));

    try (JobDriver driver = Driven.job(sequence(OUT))) {
      driver.start(2);
      driver.end();
    }

    assertThat(Kept.texts(OUT)).containsExactlyInAnyOrderElementsOf(Kept.texts("cluster-out"));
    assertThat(Kept.texts(OUT)).hasSize(31);
    Kept.clear("cluster-out");
  }

  @Test
  void nothing_happens_between_calls() throws Exception {
    try (JobDriver driver = Driven.job(DriverTest::fed)) {
      driver.start(2);
      Fed.feed(IN).add(0, 1, 2, 30);
      Fed.feed(IN).add(1, 30);

      assertThat(Kept.texts(OUT)).isEmpty();
      driver.settle();

      assertThat(Kept.texts(OUT)).containsExactlyInAnyOrder("2", "4");
    }
  }

  @Test
  void a_crash_goes_back_to_the_latest_checkpoint() throws Exception {
    try (JobDriver driver = Driven.job(DriverTest::fed)) {
      driver.start(2);
      Fed.feed(IN).add(0, 1, 4);
      driver.checkpoint();
      Fed.feed(IN).add(0, 7);
      driver.settle();

      long restored = driver.crash();
      Fed.feed(IN).add(0, 30);
      Fed.feed(IN).add(1, 30);
      driver.settle();

      assertThat(restored).isEqualTo(1);
      assertThat(Kept.texts(OUT)).containsExactly("24");
    }
  }

  @Test
  void a_crash_before_any_checkpoint_begins_anew() throws Exception {
    try (JobDriver driver = Driven.job(DriverTest::fed)) {
      driver.start(1);
      Fed.feed(IN).add(0, 1, 4);
      driver.settle();

      long restored = driver.crash();
      Fed.feed(IN).add(0, 30);
      driver.settle();

      assertThat(restored).isZero();
      assertThat(Kept.texts(OUT)).containsExactly("10");
    }
  }

  @Test
  void a_restart_with_another_parallelism_keeps_the_state() throws Exception {
    try (JobDriver driver = Driven.job(DriverTest::fed)) {
      driver.start(1);
      Fed.feed(IN).add(0, 1, 2, 3, 4);
      driver.restart(3);
      Fed.feed(IN).add(1, 5, 6);
      driver.restart(2);
      Fed.feed(IN).end();
      driver.end();

      assertThat(Kept.texts(OUT)).containsExactlyInAnyOrder("18", "10", "14");
    }
  }

  @Test
  void a_failure_names_the_subtask_and_the_job_goes_on_from_its_checkpoint() throws Exception {
    try (JobDriver driver =
        Driven.job(
            environment ->
                environment
                    .fromSource(
                        Fed.of(IN, 1), WatermarkStrategy.noWatermarks(), "numbers", Types.LONG)
                    .keyBy(x -> 0)
                    .map(new FailingOnce(13))
                    .name("fragile")
                    .sinkTo(Kept.moreIn(OUT)))) {
      FailingOnce.armed = true;
      driver.start(2);
      Fed.feed(IN).add(0, 1, 2);
      driver.checkpoint();
      Fed.feed(IN).add(0, 13, 14);

      assertThatThrownBy(driver::settle)
          .isInstanceOf(JobFailedException.class)
          .hasMessageContaining("fragile")
          .hasMessageEndingWith("failed: 13 brings bad luck")
          .hasRootCauseInstanceOf(IllegalArgumentException.class);
      driver.crash();
      driver.settle();

      assertThat(Kept.texts(OUT)).containsExactly("1", "2", "13", "14");
    }
  }

  @Test
  void a_stopped_job_fires_its_windows_only_if_it_is_drained() throws Exception {
    try (JobDriver driver = Driven.job(DriverTest::fed)) {
      driver.start(2);
      Fed.feed(IN).add(0, 1, 2);

      Savepoint suspended = driver.stopWithSavepoint(false);

      assertThat(Kept.texts(OUT)).isEmpty();
      driver.start(1, suspended);
      driver.stopWithSavepoint(true);
      assertThat(Kept.texts(OUT)).containsExactlyInAnyOrder("2", "4");
    }
  }

  @Test
  void operators_count_their_records() throws Exception {
    try (JobDriver driver = Driven.job(DriverTest::fed)) {
      driver.start(2);
      Fed.feed(IN).add(0, 1, 2, 30);
      Fed.feed(IN).add(1, 30);
      driver.settle();

      Map<String, Map<String, Long>> counters = driver.counters();

      assertThat(counters.get("doubled")).containsEntry("numRecordsIn", 4L);
      assertThat(counters.get("doubled")).containsEntry("numRecordsOut", 4L);
      assertThat(counters.get("sums")).containsEntry("numRecordsIn", 4L);
      assertThat(counters.get("sums")).containsEntry("numRecordsOut", 2L);
      assertThat(counters.get("sums")).containsEntry("numLateRecordsDropped", 0L);
    }
  }

  @Test
  void state_and_timers_can_be_read_while_the_job_runs() throws Exception {
    try (JobDriver driver = Driven.job(DriverTest::fed)) {
      driver.start(2);
      Fed.feed(IN).add(0, 1, 2, 4);
      driver.settle();

      OperatorContents contents = driver.state("sums");
      List<PendingTimer> timers = driver.timers("sums");

      assertThat(contents.keyed().get("window-contents"))
          .extracting(
              KeyedEntry::key, entry -> String.valueOf(entry.namespace()), KeyedEntry::value)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(1L, "TimeWindow{start=0, end=10}", 4L),
              org.assertj.core.groups.Tuple.tuple(2L, "TimeWindow{start=0, end=10}", 10L));
      assertThat(timers).extracting(PendingTimer::at).containsExactly(9L, 9L);
      assertThatThrownBy(() -> driver.state("sum"))
          .hasMessageStartingWith("the job has no operator 'sum'; it has [");
    }
  }
}
