package dev.rtc.testing.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateChangelogOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackendTest {

  private static final String OUT = "backend-out";
  private static final String IN = "backend-in";

  @AfterEach
  void forget() {
    Kept.clear(OUT);
    Fed.clear(IN);
  }

  private static Configuration backend(String name) {
    Configuration configuration = new Configuration();
    configuration.set(StateBackendOptions.STATE_BACKEND, name.replace("-incremental", ""));
    configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, name.endsWith("incremental"));
    return configuration;
  }

  private static JobDriver job(Configuration configuration) {
    return Driven.job(
        configuration,
        environment ->
            environment
                .fromSource(Fed.of(IN, 2), WatermarkStrategy.noWatermarks(), "numbers", Types.LONG)
                .uid("numbers")
                .keyBy(x -> x % 5)
                .process(new Remembering(Duration.ofSeconds(10)))
                .uid("remember")
                .sinkTo(Kept.moreIn(OUT))
                .uid("out"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hashmap", "rocksdb", "rocksdb-incremental"})
  void state_of_every_kind_survives_crashes_and_rescaling(String backend) throws Exception {
    try (JobDriver driver = job(backend(backend))) {
      driver.start(2);
      Fed.feed(IN).add(0, 1, 6, 2);
      driver.checkpoint();
      Fed.feed(IN).add(1, 11);
      driver.checkpoint(CheckpointKind.UNALIGNED);
      driver.crash();
      driver.crash(3);
      Fed.feed(IN).add(0, 16, 7);
      driver.restart(1);
      Fed.feed(IN).add(0, 21);
      driver.settle();

      assertThat(Kept.texts(OUT))
          .contains(
              "1: last 16, all [1, 6, 11, 16], seen [1, 11, 16, 6], max 16, count 4",
              "2: last 7, all [2, 7], seen [2, 7], max 7, count 2",
              "1: last 21, all [1, 6, 11, 16, 21], seen [1, 11, 16, 21, 6], max 21, count 5");
    }
  }

  @ParameterizedTest
  @CsvSource({"hashmap, rocksdb", "rocksdb, hashmap", "rocksdb-incremental, rocksdb"})
  void a_savepoint_of_one_backend_can_be_restored_by_another(String from, String to)
      throws Exception {
    Savepoint savepoint;
    try (JobDriver driver = job(backend(from))) {
      driver.start(2);
      Fed.feed(IN).add(0, 1, 6);
      savepoint = driver.stopWithSavepoint(false);
    }

    try (JobDriver driver = job(backend(to))) {
      driver.start(3, savepoint);
      Fed.feed(IN).add(0, 11);
      driver.settle();

      assertThat(Kept.texts(OUT))
          .contains("1: last 11, all [1, 6, 11], seen [1, 11, 6], max 11, count 3");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hashmap", "rocksdb"})
  void state_expires_by_the_virtual_clock_and_can_be_read(String backend) throws Exception {
    try (JobDriver driver = job(backend(backend))) {
      driver.start(2);
      Fed.feed(IN).add(0, 1);
      driver.advance(Duration.ofSeconds(9));
      Fed.feed(IN).add(0, 2);
      driver.settle();

      assertThat(driver.state("remember").keyed().get("last"))
          .containsExactly(new KeyedEntry(1L, null, 1L), new KeyedEntry(2L, null, 2L));
      driver.advance(Duration.ofSeconds(2));
      assertThat(driver.state("remember").keyed().get("last"))
          .containsExactly(new KeyedEntry(2L, null, 2L));
      Fed.feed(IN).add(0, 6);
      driver.settle();
      assertThat(Kept.texts(OUT)).contains("1: last 6, all [6], seen [6], max 6, count 1");
      assertThat(driver.state("remember").keyed().keySet())
          .isEqualTo(Set.of("last", "all", "seen", "max", "count"));
    }
  }

  @ParameterizedTest
  @CsvSource({"hashmap, ROCKSDB", "rocksdb, ROCKSDB", "rocksdb, HEAP"})
  void timers_survive_wherever_they_are_kept(String backend, String timers) throws Exception {
    Configuration configuration = backend(backend);
    configuration.setString("state.backend.rocksdb.timer-service.factory", timers);
    try (JobDriver driver =
        Driven.job(
            configuration,
            environment ->
                environment
                    .fromSource(Fed.of(IN, 1), EachRecord.strategy(), "numbers", Types.LONG)
                    .keyBy(x -> x)
                    .process(new Alarms())
                    .uid("alarms")
                    .sinkTo(Kept.moreIn(OUT)))) {
      driver.start(2);
      Fed.feed(IN).add(0, 1, 3);
      driver.checkpoint();
      driver.crash(3);
      assertThat(driver.timers("alarms")).hasSize(4);

      Fed.feed(IN).add(0, 20);
      driver.advance(Duration.ofSeconds(5));

      assertThat(Kept.texts(OUT))
          .containsExactlyInAnyOrder(
              "1 at EVENT_TIME 11",
              "3 at EVENT_TIME 13",
              "1 at PROCESSING_TIME 1000",
              "3 at PROCESSING_TIME 3000");
      assertThat(driver.timers("alarms")).isEmpty();
    }
  }

  @Test
  void the_changelog_backend_is_refused_by_name() throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(StateChangelogOptions.ENABLE_STATE_CHANGE_LOG, true);

    try (JobDriver driver = job(configuration)) {
      assertThatThrownBy(() -> driver.start(1))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessage(
              "the driver cannot run the changelog state backend (state.changelog.enabled); leave"
                  + " it out in the test: it changes how state is written, not what is in it");
    }
  }
}
