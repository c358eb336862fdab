package dev.rtc.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.aggregate.Aggregation;
import dev.rtc.aggregate.Aggregations;
import dev.rtc.sample.Tally;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import dev.rtc.type.WindowKey;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.api.windowing.assigners.EventTimeSessionWindows;
import org.apache.flink.streaming.api.windowing.assigners.SlidingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.WindowAssigner;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@SuppressWarnings("try") // a harness may be interrupted as it closes
class CorrectedWindowOperatorTest {

  private static final OutputTag<String> LATE = new OutputTag<>("late", Types.STRING);
  private static final WindowAssigner<Object, TimeWindow> TUMBLING =
      TumblingEventTimeWindows.of(Duration.ofMillis(10));
  private static final WindowAssigner<Object, TimeWindow> HOPPING =
      SlidingEventTimeWindows.of(Duration.ofMillis(10), Duration.ofMillis(5));
  private static final WindowAssigner<Object, TimeWindow> SESSION =
      EventTimeSessionWindows.withGap(Duration.ofMillis(10));
  private static final Telling LATER = new Telling(0, 20, false);
  private static final Telling EARLY = new Telling(100, 0, false);
  private static final Telling BOTH = new Telling(100, 20, false);

  @ParameterizedTest
  @EnumSource
  void a_window_without_early_results_first_tells_on_time(Backend backend) throws Exception {
    try (var harness = open(backend, TUMBLING, LATER, null)) {
      harness.processElement("a", 1);
      harness.processElement("a", 2);
      harness.processWatermark(8);
      assertThat(taken(harness)).isEmpty();

      harness.processWatermark(9);

      assertThat(taken(harness)).containsExactly("INSERT a 0-10 2 @9");
    }
  }

  @ParameterizedTest
  @EnumSource
  void each_late_record_within_the_allowed_lateness_corrects_at_once(Backend backend)
      throws Exception {
    try (var harness = open(backend, TUMBLING, LATER, null)) {
      harness.processElement("a", 1);
      harness.processWatermark(28);
      harness.processElement("a", 2);
      harness.processElement("a", 3);

      assertThat(taken(harness))
          .containsExactly(
              "INSERT a 0-10 1 @9", "UPDATE_AFTER a 0-10 2 @9", "UPDATE_AFTER a 0-10 3 @9");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_record_behind_the_allowed_lateness_is_diverted_as_it_came(Backend backend)
      throws Exception {
    try (var harness = open(backend, TUMBLING, LATER, null)) {
      harness.processElement("a", 1);
      harness.processWatermark(29);
      harness.processElement("a", 2);

      assertThat(taken(harness)).containsExactly("INSERT a 0-10 1 @9");
      assertThat(harness.getSideOutput(LATE)).containsExactly(new StreamRecord<>("a", 2));
    }
  }

  @Test
  void a_record_behind_the_allowed_lateness_may_be_dropped() throws Exception {
    try (var harness = open(Backend.HEAP, operator(TUMBLING, new Tally<>(), LATER, null), null)) {
      harness.processWatermark(29);
      harness.processElement("a", 2);

      assertThat(taken(harness)).isEmpty();
      assertThat(harness.getSideOutput(LATE)).isNullOrEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_window_that_has_first_records_when_late_tells_at_once(Backend backend) throws Exception {
    try (var harness = open(backend, TUMBLING, LATER, null)) {
      harness.processWatermark(15);
      harness.processElement("a", 1);

      assertThat(taken(harness)).containsExactly("INSERT a 0-10 1 @9");
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_open_window_tells_changes_by_the_clock(Backend backend) throws Exception {
    try (var harness = open(backend, TUMBLING, EARLY, null)) {
      harness.processElement("a", 1);
      harness.setProcessingTime(1050);
      harness.processElement("a", 2);
      harness.setProcessingTime(1099);
      assertThat(taken(harness)).isEmpty();

      harness.setProcessingTime(1100);
      assertThat(taken(harness)).containsExactly("INSERT a 0-10 2 @9");

      harness.processElement("a", 3);
      harness.setProcessingTime(1199);
      assertThat(taken(harness)).isEmpty();
      harness.setProcessingTime(1200);
      assertThat(taken(harness)).containsExactly("UPDATE_AFTER a 0-10 3 @9");
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_unchanged_window_is_silent_and_has_no_timer_of_the_clock(Backend backend)
      throws Exception {
    try (var harness = open(backend, TUMBLING, EARLY, null)) {
      harness.processElement("a", 1);
      harness.setProcessingTime(1100);
      harness.setProcessingTime(5000);
      assertThat(taken(harness)).containsExactly("INSERT a 0-10 1 @9");
      assertThat(harness.numProcessingTimeTimers()).isZero();

      harness.processWatermark(9);

      assertThat(taken(harness)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_result_equal_to_the_one_told_is_not_told_again(Backend backend) throws Exception {
    Aggregation<String, ?, String> first = Aggregations.minimum(DataType.STRING, word -> word);
    try (var harness = open(backend, operatorOf(TUMBLING, first, BOTH), null)) {
      harness.processElement("a", 1);
      harness.setProcessingTime(1100);
      harness.processElement("a", 2);
      harness.setProcessingTime(1200);
      harness.processWatermark(9);
      harness.processElement("a", 3);

      assertThat(taken(harness)).containsExactly("INSERT a 0-10 a @9");
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_update_tells_the_value_before_if_wanted(Backend backend) throws Exception {
    try (var harness = open(backend, TUMBLING, new Telling(0, 20, true), null)) {
      harness.processElement("a", 1);
      harness.processWatermark(9);
      harness.processElement("a", 2);

      assertThat(taken(harness))
          .containsExactly(
              "INSERT a 0-10 1 @9", "UPDATE_BEFORE a 0-10 1 @9", "UPDATE_AFTER a 0-10 2 @9");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_closed_window_leaves_its_row_and_nothing_else(Backend backend) throws Exception {
    try (var harness = open(backend, TUMBLING, BOTH, null)) {
      harness.processElement("a", 1);
      harness.processWatermark(29);

      assertThat(taken(harness)).containsExactly("INSERT a 0-10 1 @9");
      assertNothingIsKept(backend, harness);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_hopping_record_is_late_only_for_the_windows_that_have_closed(Backend backend)
      throws Exception {
    try (var harness = open(backend, HOPPING, new Telling(0, 2, false), null)) {
      harness.processWatermark(11);
      harness.processElement("a", 6);
      assertThat(taken(harness)).isEmpty();
      assertThat(harness.getSideOutput(LATE)).isNullOrEmpty();
      harness.processWatermark(14);
      assertThat(taken(harness)).containsExactly("INSERT a 5-15 1 @14");

      harness.processWatermark(16);
      harness.processElement("a", 7);

      assertThat(harness.getSideOutput(LATE)).containsExactly(new StreamRecord<>("a", 7));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_grown_session_replaces_its_row_with_its_next_result(Backend backend) throws Exception {
    try (var harness = open(backend, SESSION, EARLY, null)) {
      harness.processElement("a", 0);
      harness.setProcessingTime(1100);
      assertThat(taken(harness)).containsExactly("INSERT a 0-10 1 @9");

      harness.processElement("a", 5);
      assertThat(taken(harness)).isEmpty();
      harness.setProcessingTime(1200);
      assertThat(taken(harness)).containsExactly("DELETE a 0-10 1 @14", "INSERT a 0-15 2 @14");

      harness.processWatermark(14);
      assertThat(taken(harness)).isEmpty();
      assertNothingIsKept(backend, harness);
    }
  }

  @ParameterizedTest
  @EnumSource
  void sessions_that_grow_together_are_replaced_by_one_in_the_order_of_their_starts(
      Backend backend) throws Exception {
    try (var harness = open(backend, SESSION, BOTH, null)) {
      harness.processElement("a", 15);
      harness.processElement("a", 0);
      harness.setProcessingTime(1100);
      assertThat(taken(harness))
          .containsExactlyInAnyOrder("INSERT a 15-25 1 @24", "INSERT a 0-10 1 @9");

      harness.processElement("a", 8);
      assertThat(harness.numEventTimeTimers()).isEqualTo(2);
      harness.processWatermark(24);

      assertThat(taken(harness))
          .containsExactly("DELETE a 0-10 1 @24", "DELETE a 15-25 1 @24", "INSERT a 0-25 3 @24");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_session_that_every_record_prolongs_still_tells_by_the_clock(Backend backend)
      throws Exception {
    try (var harness = open(backend, SESSION, EARLY, null)) {
      for (int i = 0; i < 10; i++) {
        harness.setProcessingTime(1000 + 10 * i);
        harness.processElement("a", 5 * i);
      }
      assertThat(taken(harness)).isEmpty();
      assertThat(harness.numProcessingTimeTimers()).isEqualTo(1);

      harness.setProcessingTime(1100);

      assertThat(taken(harness)).containsExactly("INSERT a 0-55 10 @54");
    }
  }

  @ParameterizedTest
  @EnumSource
  void sessions_that_grow_together_keep_the_timer_that_is_due_first(Backend backend)
      throws Exception {
    try (var harness = open(backend, SESSION, EARLY, null)) {
      harness.processElement("a", 0);
      harness.setProcessingTime(1020);
      harness.processElement("a", 15);
      harness.processElement("a", 8);
      assertThat(harness.numProcessingTimeTimers()).isEqualTo(1);

      harness.setProcessingTime(1100);

      assertThat(taken(harness)).containsExactly("INSERT a 0-25 3 @24");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_late_record_joins_sessions_that_are_done_but_not_closed(Backend backend)
      throws Exception {
    try (var harness = open(backend, SESSION, LATER, null)) {
      harness.processElement("a", 0);
      harness.processElement("a", 15);
      harness.processWatermark(28);
      taken(harness);

      harness.processElement("a", 8);

      assertThat(taken(harness))
          .containsExactly("DELETE a 0-10 1 @24", "DELETE a 15-25 1 @24", "INSERT a 0-25 3 @24");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_session_that_a_late_record_reopens_tells_when_it_ends_again(Backend backend)
      throws Exception {
    try (var harness = open(backend, SESSION, LATER, null)) {
      harness.processElement("a", 0);
      harness.processWatermark(12);
      harness.processElement("a", 9);
      assertThat(taken(harness)).containsExactly("INSERT a 0-10 1 @9");

      harness.processWatermark(18);

      assertThat(taken(harness)).containsExactly("DELETE a 0-10 1 @18", "INSERT a 0-19 2 @18");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_restored_window_knows_what_it_has_told(Backend backend) throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = open(backend, TUMBLING, new Telling(100, 20, true), null)) {
      harness.processElement("a", 1);
      harness.setProcessingTime(1100);
      snapshot = harness.snapshot(1, 1);
      harness.processElement("a", 2);
    }

    try (var harness = open(backend, TUMBLING, new Telling(100, 20, true), snapshot)) {
      harness.processElement("a", 3);
      harness.processWatermark(9);

      assertThat(taken(harness))
          .containsExactly("UPDATE_BEFORE a 0-10 1 @9", "UPDATE_AFTER a 0-10 2 @9");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_restored_session_knows_its_parts_and_its_timers(Backend backend) throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = open(backend, SESSION, BOTH, null)) {
      harness.processElement("a", 0);
      harness.setProcessingTime(1100);
      harness.processElement("a", 5);
      snapshot = harness.snapshot(1, 1);
    }

    try (var harness = open(backend, SESSION, BOTH, snapshot)) {
      harness.setProcessingTime(1199);
      assertThat(taken(harness)).isEmpty();
      harness.setProcessingTime(1200);
      assertThat(taken(harness)).containsExactly("DELETE a 0-10 1 @14", "INSERT a 0-15 2 @14");
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_end_of_the_input_tells_every_window_once_even_across_a_restore(Backend backend)
      throws Exception {
    OperatorSubtaskState drained;
    try (var harness = open(backend, HOPPING, new Telling(100, Long.MAX_VALUE, false), null)) {
      harness.processElement("a", 6);
      harness.processWatermark(Long.MAX_VALUE);
      assertThat(taken(harness)).containsExactly("INSERT a 0-10 1 @9", "INSERT a 5-15 1 @14");
      drained = harness.snapshot(1, 1);
    }

    try (var harness =
        open(backend, HOPPING, new Telling(100, Long.MAX_VALUE, false), drained)) {
      harness.setProcessingTime(10_000);
      harness.processWatermark(Long.MAX_VALUE);

      assertThat(taken(harness)).isEmpty();
      assertNothingIsKept(backend, harness);
    }
  }

  @Test
  void an_aggregation_that_fails_names_the_step() throws Exception {
    Aggregation<String, long[], Long> failing =
        Aggregation.of(
            DataType.of(long[].class),
            DataType.LONG,
            () -> new long[1],
            (held, word) -> {
              throw new ArithmeticException("add");
            },
            (left, right) -> left,
            held -> held[0]);
    try (var harness = open(Backend.HEAP, operatorOf(TUMBLING, failing, LATER), null)) {
      assertThatThrownBy(() -> harness.processElement("a", 1))
          .hasRootCauseMessage("add")
          .hasStackTraceContaining(
              "step 'count' (User.java:7) failed on record a: java.lang.ArithmeticException: add");
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<
          String, String, Change<WindowKey<String>, Long>>
      open(
          Backend backend,
          WindowAssigner<Object, TimeWindow> assigner,
          Telling telling,
          @Nullable OperatorSubtaskState snapshot)
          throws Exception {
    return open(backend, operatorOf(assigner, new Tally<>(), telling), snapshot);
  }

  private static <R>
      KeyedOneInputStreamOperatorTestHarness<String, String, Change<WindowKey<String>, R>> open(
          Backend backend,
          CorrectedWindowOperator<String, String, ?, R> operator,
          @Nullable OperatorSubtaskState snapshot)
          throws Exception {
    var harness = keyed(operator);
    harness.setStateBackend(backend.make());
    harness.setProcessingTime(1000);
    if (snapshot != null) {
      harness.initializeState(snapshot);
    }
    harness.open();
    return harness;
  }

  private static <R>
      KeyedOneInputStreamOperatorTestHarness<String, String, Change<WindowKey<String>, R>> keyed(
          CorrectedWindowOperator<String, String, ?, R> operator) throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            operator, word -> word, DataType.STRING.typeInformation());
    harness.getExecutionConfig().enableObjectReuse();
    return harness;
  }

  private static <A, R> CorrectedWindowOperator<String, String, A, R> operatorOf(
      WindowAssigner<Object, TimeWindow> assigner,
      Aggregation<String, A, R> aggregation,
      Telling telling) {
    return operator(assigner, aggregation, telling, LATE);
  }

  private static <A, R> CorrectedWindowOperator<String, String, A, R> operator(
      WindowAssigner<Object, TimeWindow> assigner,
      Aggregation<String, A, R> aggregation,
      Telling telling,
      @Nullable OutputTag<String> late) {
    return new CorrectedWindowOperator<>(
        DataType.STRING.key(),
        assigner,
        new WindowAggregate<>(new StepOrigin("count", "User.java:7"), aggregation),
        aggregation.accumulatorType(DataType.STRING).accumulator(),
        aggregation.resultType(DataType.STRING).typeInformation(),
        telling,
        late);
  }

  /** RocksDB does not tell how many entries it holds. */
  private static void assertNothingIsKept(
      Backend backend, KeyedOneInputStreamOperatorTestHarness<?, ?, ?> harness) {
    assertThat(backend == Backend.HEAP ? harness.numKeyedStateEntries() : 0).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
    assertThat(harness.numProcessingTimeTimers()).isZero();
  }

  /** Takes the changes put out since the last call, as {@code INSERT key start-end value @time}. */
  private static List<String> taken(KeyedOneInputStreamOperatorTestHarness<?, ?, ?> harness) {
    List<String> changes =
        harness.getOutput().stream()
            .filter(element -> !(element instanceof Watermark))
            .map(element -> text((StreamRecord<?>) element))
            .toList();
    harness.getOutput().clear();
    return changes;
  }

  private static String text(StreamRecord<?> record) {
    Change<?, ?> change = (Change<?, ?>) record.getValue();
    WindowKey<?> window = (WindowKey<?>) change.key();
    return "%s %s %d-%d %s @%d"
        .formatted(
            change.kind(),
            window.key(),
            window.start().toEpochMilli(),
            window.end().toEpochMilli(),
            change.value(),
            record.getTimestamp());
  }
}
