package dev.rtc.operator;

import static dev.rtc.operator.Harnesses.taken;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.sample.Tally;
import dev.rtc.time.Lifetime;
import dev.rtc.time.RowLifetime;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import dev.rtc.type.Keyed;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@SuppressWarnings("try") // a harness may be interrupted as it closes
class RunningOperatorTest {

  private static final RowLifetime DELETE_BY_EVENTS =
      Lifetime.eventTime(ofMillis(100)).thenDelete();
  private static final RowLifetime KEEP_BY_EVENTS = Lifetime.eventTime(ofMillis(100)).thenKeep();
  private static final RowLifetime DELETE_BY_CLOCK =
      Lifetime.processingTime(ofMillis(100)).thenDelete();

  @ParameterizedTest
  @EnumSource
  void every_record_tells_the_new_result(Backend backend) throws Exception {
    try (var harness = open(backend, Lifetime.forever(), false, null)) {
      harness.processElement("a", 1);
      harness.processElement("a", 2);
      harness.processElement("b", 3);

      assertThat(taken(harness))
          .containsExactly("INSERT a 1 @1", "UPDATE_AFTER a 2 @2", "INSERT b 1 @3");
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_update_tells_the_value_before_if_wanted(Backend backend) throws Exception {
    try (var harness = open(backend, Lifetime.forever(), true, null)) {
      harness.processElement("a", 1);
      harness.processElement("a", 2);

      assertThat(taken(harness))
          .containsExactly("INSERT a 1 @1", "UPDATE_BEFORE a 1 @2", "UPDATE_AFTER a 2 @2");
    }
  }

  @Test
  void a_record_without_timestamp_gives_a_change_without() throws Exception {
    try (var harness = open(Backend.HEAP, Lifetime.forever(), false, null)) {
      harness.processElement("a", 1);
      harness.processElement(new StreamRecord<>("a"));

      assertThat(taken(harness)).containsExactly("INSERT a 1 @1", "UPDATE_AFTER a 2");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_silent_key_is_deleted_in_event_time_and_returns_afresh(Backend backend) throws Exception {
    try (var harness = open(backend, DELETE_BY_EVENTS, false, null)) {
      harness.processElement("a", 1000);
      harness.processElement("a", 1010);
      harness.processWatermark(1109);
      assertThat(taken(harness))
          .containsExactly("INSERT a 1 @1000", "UPDATE_AFTER a 2 @1010", "watermark 1109");

      harness.processWatermark(1110);
      assertThat(taken(harness)).containsExactly("DELETE a 2 @1110", "watermark 1110");

      harness.processElement("a", 2000);
      harness.processWatermark(5000);
      assertThat(taken(harness))
          .containsExactly("INSERT a 1 @2000", "DELETE a 1 @2100", "watermark 5000");
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_end_of_the_input_deletes_no_row(Backend backend) throws Exception {
    try (var harness = open(backend, DELETE_BY_EVENTS, false, null)) {
      harness.processElement("a", 1000);
      harness.processWatermark(Long.MAX_VALUE);

      assertThat(taken(harness)).containsExactly("INSERT a 1 @1000", "watermark " + Long.MAX_VALUE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_key_that_outlives_the_end_of_the_input_has_a_lifetime_again(Backend backend)
      throws Exception {
    OperatorSubtaskState drained;
    try (var harness = open(backend, DELETE_BY_EVENTS, false, null)) {
      harness.processElement("a", 1000);
      harness.processWatermark(Long.MAX_VALUE);
      drained = harness.snapshot(1, 1);
    }

    try (var harness = open(backend, DELETE_BY_EVENTS, false, drained)) {
      harness.processElement("a", 2000);
      harness.processWatermark(5000);

      assertThat(taken(harness))
          .containsExactly("UPDATE_AFTER a 2 @2000", "DELETE a 2 @2100", "watermark 5000");
    }
  }

  @Test
  void a_lifetime_beyond_all_time_never_ends() throws Exception {
    RowLifetime endless = Lifetime.eventTime(ofMillis(Long.MAX_VALUE)).thenDelete();
    try (var harness = open(Backend.HEAP, endless, false, null)) {
      harness.processElement("a", 1000);
      harness.processWatermark(1_000_000);

      assertThat(taken(harness)).containsExactly("INSERT a 1 @1000", "watermark 1000000");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_kept_row_is_told_anew_when_its_key_returns(Backend backend) throws Exception {
    try (var harness = open(backend, KEEP_BY_EVENTS, true, null)) {
      harness.processElement("a", 1000);
      harness.processWatermark(1100);
      harness.processElement("a", 2000);

      assertThat(taken(harness))
          .containsExactly("INSERT a 1 @1000", "watermark 1100", "INSERT a 1 @2000");
      assertThat(harness.numEventTimeTimers()).isEqualTo(1);
    }
  }

  @Test
  void later_records_prolong_a_lifetime_with_one_timer_per_key() throws Exception {
    try (var harness = open(Backend.HEAP, DELETE_BY_EVENTS, false, null)) {
      for (int time = 1000; time < 2000; time += 10) {
        harness.processElement("a", time);
        harness.processWatermark(time);
        assertThat(harness.numEventTimeTimers()).isEqualTo(1);
      }
      taken(harness);

      harness.processWatermark(2089);
      assertThat(taken(harness)).containsExactly("watermark 2089");
      harness.processWatermark(2090);
      assertThat(taken(harness)).containsExactly("DELETE a 100 @2090", "watermark 2090");
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void an_older_record_does_not_shorten_a_lifetime() throws Exception {
    try (var harness = open(Backend.HEAP, DELETE_BY_EVENTS, false, null)) {
      harness.processElement("a", 1000);
      harness.processElement("a", 10);
      harness.processWatermark(1099);
      assertThat(taken(harness)).doesNotContain("DELETE a 2 @1099").hasSize(3);

      harness.processWatermark(1100);

      assertThat(taken(harness)).containsExactly("DELETE a 2 @1100", "watermark 1100");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_silent_key_is_deleted_by_the_clock(Backend backend) throws Exception {
    try (var harness = open(backend, DELETE_BY_CLOCK, false, null)) {
      harness.setProcessingTime(5000);
      harness.processElement("a", 1);
      harness.setProcessingTime(5050);
      harness.processElement("a", 2);
      harness.setProcessingTime(5149);
      assertThat(taken(harness)).containsExactly("INSERT a 1 @1", "UPDATE_AFTER a 2 @2");

      harness.setProcessingTime(5150);

      assertThat(taken(harness)).singleElement().asString().startsWith("DELETE a 2");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_restored_key_lives_as_long_as_it_would_have(Backend backend) throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = open(backend, DELETE_BY_EVENTS, true, null)) {
      harness.processElement("a", 1000);
      harness.processElement("a", 1050);
      snapshot = harness.snapshot(1, 1);
      harness.processElement("a", 9000);
    }

    try (var harness = open(backend, DELETE_BY_EVENTS, true, snapshot)) {
      harness.processWatermark(1149);
      assertThat(taken(harness)).containsExactly("watermark 1149");
      harness.processWatermark(1150);
      assertThat(taken(harness)).containsExactly("DELETE a 2 @1150", "watermark 1150");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_restored_result_goes_on(Backend backend) throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = open(backend, Lifetime.forever(), true, null)) {
      harness.processElement("a", 1000);
      snapshot = harness.snapshot(1, 1);
      harness.processElement("a", 1001);
    }

    try (var harness = open(backend, Lifetime.forever(), true, snapshot)) {
      harness.processElement("a", 1002);

      assertThat(taken(harness))
          .containsExactly("UPDATE_BEFORE a 1 @1002", "UPDATE_AFTER a 2 @1002");
    }
  }

  @Test
  void partials_are_merged() throws Exception {
    RunningOperator<Keyed<String, long[]>, String, long[], Long> operator =
        new RunningOperator<>(
            origin(),
            DataType.STRING.key(),
            (held, partial) -> new Tally<String>().merge(held, partial.value()),
            new Tally<>(),
            DataType.of(long[].class).accumulator(),
            Lifetime.forever(),
            false);
    try (var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            operator, Keyed::key, DataType.STRING.typeInformation())) {
      Harnesses.setUp(harness, changes());
      harness.open();
      harness.processElement(new Keyed<>("a", new long[] {2}), 1);
      harness.processElement(new Keyed<>("a", new long[] {40}), 2);

      assertThat(taken(harness)).containsExactly("INSERT a 2 @1", "UPDATE_AFTER a 42 @2");
    }
  }

  @Test
  void keys_travel_wrapped_and_are_told_as_they_are() throws Exception {
    DataType<List<String>> keys = DataType.list(DataType.STRING);
    RunningOperator<String, List<String>, long[], Long> operator =
        new RunningOperator<>(
            origin(),
            keys.key(),
            (Fold<String, long[]>) (held, word) -> new Tally<String>().add(held, word),
            new Tally<>(),
            DataType.of(long[].class).accumulator(),
            DELETE_BY_EVENTS,
            false);
    try (var harness = keyed(operator, keys)) {
      Harnesses.setUp(harness, DataType.change(keys, DataType.LONG));
      harness.open();
      harness.processElement("a", 1);
      harness.processWatermark(101);

      assertThat(taken(harness))
          .containsExactly("INSERT [a] 1 @1", "DELETE [a] 1 @101", "watermark 101");
    }
  }

  @Test
  void a_failing_aggregation_names_step_record_and_cause() throws Exception {
    RunningOperator<String, String, long[], Long> operator =
        new RunningOperator<>(
            origin(),
            DataType.STRING.key(),
            (held, word) -> {
              throw new ArithmeticException("add");
            },
            new Tally<>(),
            DataType.of(long[].class).accumulator(),
            Lifetime.forever(),
            false);
    try (var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            operator, word -> word, DataType.STRING.typeInformation())) {
      harness.open();

      assertThatThrownBy(() -> harness.processElement("a", 1))
          .isInstanceOf(StepFailedException.class)
          .hasMessage(
              "step 'count' (User.java:7) failed on record a: java.lang.ArithmeticException: add");
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, String, Change<String, Long>> open(
      Backend backend,
      RowLifetime lifetime,
      boolean beforeImages,
      @Nullable OperatorSubtaskState snapshot)
      throws Exception {
    Tally<String> tally = new Tally<>();
    RunningOperator<String, String, long[], Long> operator =
        new RunningOperator<>(
            origin(),
            DataType.STRING.key(),
            tally::add,
            tally,
            DataType.of(long[].class).accumulator(),
            lifetime,
            beforeImages);
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            operator, word -> word, DataType.STRING.typeInformation());
    harness.setStateBackend(backend.make());
    Harnesses.setUp(harness, changes());
    if (snapshot != null) {
      harness.initializeState(snapshot);
    }
    harness.open();
    assertThat(backend.holds(harness.getOperator())).as("state is held on %s", backend).isTrue();
    return harness;
  }

  @SuppressWarnings("unchecked") // keys travel as what they are wrapped in
  private static KeyedOneInputStreamOperatorTestHarness<Object, String, Change<List<String>, Long>>
      keyed(
          RunningOperator<String, List<String>, long[], Long> operator, DataType<List<String>> keys)
          throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        operator,
        word -> keys.key().wrap(List.of(word)),
        (TypeInformation<Object>) keys.key().typeInformation());
  }

  private static StepOrigin origin() {
    return new StepOrigin("count", "User.java:7");
  }

  private static DataType<Change<String, Long>> changes() {
    return DataType.change(DataType.STRING, DataType.LONG);
  }
}
