package dev.rtc.operator;

import static dev.rtc.operator.CorrectedWindows.BOTH;
import static dev.rtc.operator.CorrectedWindows.EARLY;
import static dev.rtc.operator.CorrectedWindows.LATER;
import static dev.rtc.operator.CorrectedWindows.SESSION;
import static dev.rtc.operator.CorrectedWindows.open;
import static dev.rtc.operator.CorrectedWindows.taken;
import static dev.rtc.operator.KeyedHarness.assertNothingIsKept;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@SuppressWarnings("try") // a harness may be interrupted as it closes
class CorrectedSessionsTest {

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
  void sessions_that_grow_together_are_replaced_by_one_in_the_order_of_their_starts(Backend backend)
      throws Exception {
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
  void a_late_record_joins_sessions_that_are_done_but_not_closed(Backend backend) throws Exception {
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
  @CsvSource({"HEAP, 20, 5", "ROCKSDB, 20, 5", "HEAP, 0, 20", "ROCKSDB, 0, 20"})
  void sessions_merged_under_another_lateness_close_by_that_of_now(
      Backend backend, int before, int lateness) throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = open(backend, SESSION, new Telling(0, before, false), null)) {
      harness.processElement("a", 0);
      harness.processElement("a", 15);
      harness.processElement("b", 0);
      snapshot = harness.snapshot(1, 1);
    }

    try (var harness = open(backend, SESSION, new Telling(0, lateness, false), snapshot)) {
      harness.processElement("a", 8);
      harness.processWatermark(23 + lateness);
      harness.processElement("a", 9);
      assertThat(taken(harness)).contains("UPDATE_AFTER a 0-25 4 @24");

      harness.processWatermark(49);
      assertNothingIsKept(backend, harness);
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
}
