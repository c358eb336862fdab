package dev.rtc.operator;

import static dev.rtc.operator.Harnesses.taken;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.time.Lifetime;
import dev.rtc.type.DataType;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Records are words such as {@code a1}: their first letter is their key. */
@SuppressWarnings("try") // a harness may be interrupted as it closes
class FirstOperatorTest {

  private static final Lifetime BY_EVENTS = Lifetime.eventTime(ofMillis(100));
  private static final Lifetime BY_CLOCK = Lifetime.processingTime(ofMillis(100));

  @ParameterizedTest
  @EnumSource
  void the_first_record_of_a_key_passes(Backend backend) throws Exception {
    try (var harness = open(backend, Lifetime.forever(), null)) {
      harness.processElement("a1", 10);
      harness.processElement("a2", 5);
      harness.processElement("b1", 11);
      harness.processElement("a3", 1_000_000);

      assertThat(taken(harness)).containsExactly("a1 @10", "b1 @11");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_key_counts_as_new_after_silence(Backend backend) throws Exception {
    try (var harness = open(backend, BY_EVENTS, null)) {
      harness.processElement("a1", 1000);
      harness.processElement("a2", 1050);
      harness.processWatermark(1149);
      harness.processElement("a3", 1010);
      harness.processWatermark(1150);
      harness.processElement("a4", 1200);

      assertThat(taken(harness))
          .containsExactly("a1 @1000", "watermark 1149", "watermark 1150", "a4 @1200");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_key_counts_as_new_after_silence_by_the_clock(Backend backend) throws Exception {
    try (var harness = open(backend, BY_CLOCK, null)) {
      harness.setProcessingTime(1000);
      harness.processElement("a1", 1);
      harness.setProcessingTime(1099);
      harness.processElement("a2", 2);
      harness.setProcessingTime(1198);
      harness.processElement("a3", 3);
      harness.setProcessingTime(1298);
      harness.processElement("a4", 4);

      assertThat(taken(harness)).containsExactly("a1 @1", "a4 @4");
    }
  }

  @Test
  void a_forgotten_key_leaves_no_timer() throws Exception {
    try (var harness = open(Backend.HEAP, BY_EVENTS, null)) {
      harness.processElement("a1", 1000);
      harness.processElement("a2", 1001);
      assertThat(harness.numEventTimeTimers()).isEqualTo(1);

      harness.processWatermark(2000);

      assertThat(harness.numEventTimeTimers()).isZero();
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void a_record_without_a_timestamp_has_no_lifetime_of_event_time() throws Exception {
    try (var harness = open(Backend.HEAP, BY_EVENTS, null)) {
      assertThatThrownBy(() -> harness.processElement(new StreamRecord<>("a1")))
          .isInstanceOf(StepFailedException.class)
          .hasMessage(
              "step 'first' (User.java:7) failed on record a1: java.lang.IllegalStateException:"
                  + " the record has no timestamp, by which the lifetime of its key is measured;"
                  + " give the source an EventTime, or the step a lifetime of processing time");
    }
    try (var harness = open(Backend.HEAP, BY_CLOCK, null)) {
      harness.processElement(new StreamRecord<>("a1"));

      assertThat(taken(harness)).containsExactly("a1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_end_of_the_input_makes_no_key_new(Backend backend) throws Exception {
    OperatorSubtaskState drained;
    try (var harness = open(backend, BY_EVENTS, null)) {
      harness.processElement("a1", 1000);
      harness.processWatermark(Long.MAX_VALUE);
      drained = harness.snapshot(1, 1);
    }

    try (var harness = open(backend, BY_EVENTS, drained)) {
      harness.processElement("a2", 2000);
      harness.processWatermark(2100);
      harness.processElement("a3", 3000);

      assertThat(taken(harness)).containsExactly("watermark 2100", "a3 @3000");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_key_kept_for_ever_has_a_lifetime_once_it_is_given_one(Backend backend) throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = open(backend, Lifetime.forever(), null)) {
      harness.processElement("a1", 1000);
      snapshot = harness.snapshot(1, 1);
    }

    try (var harness = open(backend, BY_EVENTS, snapshot)) {
      harness.processElement("a2", 1010);
      harness.processWatermark(1110);
      harness.processElement("a3", 2000);

      assertThat(taken(harness)).containsExactly("watermark 1110", "a3 @2000");
    }
  }

  @ParameterizedTest
  @EnumSource
  void each_of_two_subtasks_remembers_its_keys(Backend backend) throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = open(backend, BY_EVENTS, null)) {
      for (char key = 'a'; key <= 'z'; key++) {
        harness.processElement(key + "1", 1000);
      }
      snapshot = harness.snapshot(1, 1);
    }

    int passed = 0;
    int ended = 0;
    for (int subtask = 0; subtask < 2; subtask++) {
      try (var harness = open(backend, BY_EVENTS, snapshot, 2, subtask)) {
        for (char key = 'a'; key <= 'z'; key++) {
          if (Subtasks.of(String.valueOf(key), 2) == subtask) {
            harness.processElement(key + "2", 1001);
          }
        }
        passed += taken(harness).size();
        ended += harness.numEventTimeTimers();
      }
    }
    assertThat(passed).isZero();
    assertThat(ended).isEqualTo(26);
  }

  private static KeyedOneInputStreamOperatorTestHarness<Object, String, String> open(
      Backend backend, Lifetime lifetime, @Nullable OperatorSubtaskState snapshot)
      throws Exception {
    return open(backend, lifetime, snapshot, 1, 0);
  }

  private static KeyedOneInputStreamOperatorTestHarness<Object, String, String> open(
      Backend backend,
      Lifetime lifetime,
      @Nullable OperatorSubtaskState snapshot,
      int parallelism,
      int subtask)
      throws Exception {
    return KeyedHarness.open(
        new FirstOperator<String>(new StepOrigin("first", "User.java:7"), lifetime),
        DataType.STRING,
        word -> word.substring(0, 1),
        DataType.STRING,
        backend,
        snapshot,
        parallelism,
        subtask);
  }
}
