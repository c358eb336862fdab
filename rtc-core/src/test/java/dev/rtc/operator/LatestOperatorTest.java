package dev.rtc.operator;

import static dev.rtc.operator.Harnesses.taken;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.time.Lifetime;
import dev.rtc.time.RowLifetime;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Records are words such as {@code a1}: their first letter is their key, which travels wrapped. */
@SuppressWarnings("try") // a harness may be interrupted as it closes
class LatestOperatorTest {

  private static final DataType<List<String>> KEYS = DataType.list(DataType.STRING);
  private static final RowLifetime DELETE = Lifetime.eventTime(ofMillis(100)).thenDelete();
  private static final RowLifetime KEEP = Lifetime.eventTime(ofMillis(100)).thenKeep();

  @ParameterizedTest
  @EnumSource
  void the_highest_timestamp_wins_and_of_equals_the_later_arrival(Backend backend)
      throws Exception {
    try (var harness = open(backend, Lifetime.forever(), false, null)) {
      harness.processElement("a1", 10);
      harness.processElement("a2", 20);
      harness.processElement("a3", 15);
      harness.processElement("a4", 20);
      harness.processElement("b1", 1);

      assertThat(taken(harness))
          .containsExactly(
              "INSERT [a] a1 @10",
              "UPDATE_AFTER [a] a2 @20",
              "UPDATE_AFTER [a] a4 @20",
              "INSERT [b] b1 @1");
    }
  }

  @Test
  void without_timestamps_the_last_arrival_wins() throws Exception {
    try (var harness = open(Backend.HEAP, Lifetime.forever(), true, null)) {
      harness.processElement(new StreamRecord<>("a1"));
      harness.processElement(new StreamRecord<>("a2"));

      assertThat(taken(harness))
          .containsExactly("INSERT [a] a1", "UPDATE_BEFORE [a] a1", "UPDATE_AFTER [a] a2");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_silent_key_is_deleted(Backend backend) throws Exception {
    try (var harness = open(backend, DELETE, false, null)) {
      harness.processElement("a1", 1000);
      harness.processWatermark(1100);
      harness.processElement("a2", 1200);

      assertThat(taken(harness))
          .containsExactly(
              "INSERT [a] a1 @1000",
              "DELETE [a] a1 @1100",
              "watermark 1100",
              "INSERT [a] a2 @1200");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_kept_row_is_told_anew_when_its_key_returns(Backend backend) throws Exception {
    try (var harness = open(backend, KEEP, true, null)) {
      harness.processElement("a1", 1000);
      harness.processWatermark(1100);
      harness.processElement("a2", 1200);

      assertThat(taken(harness))
          .containsExactly("INSERT [a] a1 @1000", "watermark 1100", "INSERT [a] a2 @1200");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_restored_row_knows_its_timestamp_and_its_lifetime(Backend backend) throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = open(backend, DELETE, true, null)) {
      harness.processElement("a1", 1000);
      snapshot = harness.snapshot(1, 1);
      harness.processElement("a2", 1001);
    }

    try (var harness = open(backend, DELETE, true, snapshot)) {
      harness.processElement("a3", 999);
      harness.processElement("a4", 1050);
      harness.processWatermark(1150);

      assertThat(taken(harness))
          .containsExactly(
              "UPDATE_BEFORE [a] a1 @1050",
              "UPDATE_AFTER [a] a4 @1050",
              "DELETE [a] a4 @1150",
              "watermark 1150");
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<
          Object, String, Change<List<String>, String>>
      open(
          Backend backend,
          RowLifetime lifetime,
          boolean beforeImages,
          @Nullable OperatorSubtaskState snapshot)
          throws Exception {
    return KeyedHarness.open(
        new LatestOperator<>(
            new StepOrigin("latest", "User.java:7"),
            KEYS.key(),
            DataType.STRING,
            lifetime,
            beforeImages),
        KEYS,
        word -> List.of(word.substring(0, 1)),
        DataType.change(KEYS, DataType.STRING),
        backend,
        snapshot);
  }
}
