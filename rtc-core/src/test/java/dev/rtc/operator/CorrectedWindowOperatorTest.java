package dev.rtc.operator;

import static dev.rtc.operator.CorrectedWindows.BOTH;
import static dev.rtc.operator.CorrectedWindows.EARLY;
import static dev.rtc.operator.CorrectedWindows.HOPPING;
import static dev.rtc.operator.CorrectedWindows.LATE;
import static dev.rtc.operator.CorrectedWindows.LATER;
import static dev.rtc.operator.CorrectedWindows.TUMBLING;
import static dev.rtc.operator.CorrectedWindows.open;
import static dev.rtc.operator.CorrectedWindows.operator;
import static dev.rtc.operator.CorrectedWindows.operatorOf;
import static dev.rtc.operator.CorrectedWindows.taken;
import static dev.rtc.operator.KeyedHarness.assertNothingIsKept;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.aggregate.Aggregation;
import dev.rtc.aggregate.Aggregations;
import dev.rtc.sample.Tally;
import dev.rtc.type.DataType;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@SuppressWarnings("try") // a harness may be interrupted as it closes
class CorrectedWindowOperatorTest {

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
  void the_end_of_the_input_tells_every_window_once_even_across_a_restore(Backend backend)
      throws Exception {
    OperatorSubtaskState drained;
    try (var harness = open(backend, HOPPING, new Telling(100, Long.MAX_VALUE, false), null)) {
      harness.processElement("a", 6);
      harness.processWatermark(Long.MAX_VALUE);
      assertThat(taken(harness)).containsExactly("INSERT a 0-10 1 @9", "INSERT a 5-15 1 @14");
      drained = harness.snapshot(1, 1);
    }

    try (var harness = open(backend, HOPPING, new Telling(100, Long.MAX_VALUE, false), drained)) {
      harness.setProcessingTime(10_000);
      harness.processWatermark(Long.MAX_VALUE);

      assertThat(taken(harness)).isEmpty();
      assertNothingIsKept(backend, harness);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HEAP, 20, 5", "ROCKSDB, 20, 5", "HEAP, 20, 0", "ROCKSDB, 20, 0",
    "HEAP, 5, 20", "ROCKSDB, 5, 20", "HEAP, 0, 20", "ROCKSDB, 0, 20"
  })
  void a_window_closes_by_the_lateness_that_is_allowed_now(
      Backend backend, int before, int lateness) throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = open(backend, TUMBLING, new Telling(0, before, false), null)) {
      harness.processElement("a", 1);
      harness.processElement("b", 1);
      harness.processElement("c", 11);
      snapshot = harness.snapshot(1, 1);
    }

    try (var harness = open(backend, TUMBLING, new Telling(0, lateness, false), snapshot)) {
      harness.processWatermark(9);
      taken(harness);
      harness.processWatermark(8 + lateness);
      if (lateness > 0) {
        harness.processElement("a", 2);
        assertThat(taken(harness)).containsOnlyOnce("UPDATE_AFTER a 0-10 2 @9");
      }
      harness.processWatermark(9 + lateness);
      harness.processElement("b", 2);
      assertThat(harness.getSideOutput(LATE)).containsExactly(new StreamRecord<>("b", 2));

      harness.processWatermark(49);
      assertNothingIsKept(backend, harness);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_window_past_its_end_closes_by_a_lateness_that_was_shortened(Backend backend)
      throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = open(backend, TUMBLING, new Telling(0, Long.MAX_VALUE, false), null)) {
      harness.processElement("a", 1);
      harness.processWatermark(9);
      snapshot = harness.snapshot(1, 1);
    }

    try (var harness = open(backend, TUMBLING, LATER, snapshot)) {
      harness.processWatermark(29);

      assertThat(backend == Backend.HEAP ? harness.numKeyedStateEntries() : 0).isZero();
    }
  }

  @Test
  void a_result_that_is_null_names_the_step() throws Exception {
    Aggregation<String, long[], Long> nothing =
        Aggregation.of(
            DataType.of(long[].class),
            DataType.LONG,
            () -> new long[1],
            (held, word) -> held,
            (left, right) -> left,
            held -> null);
    try (var harness = open(Backend.HEAP, operatorOf(TUMBLING, nothing, LATER), null)) {
      harness.processElement("a", 1);

      assertThatThrownBy(() -> harness.processWatermark(9))
          .hasStackTraceContaining(
              "step 'count' (User.java:7) failed on key a: java.lang.NullPointerException:"
                  + " the aggregation's result is null");
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
}
