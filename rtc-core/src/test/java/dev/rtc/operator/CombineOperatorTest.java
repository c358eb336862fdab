package dev.rtc.operator;

import static dev.rtc.operator.Harnesses.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.sample.Tally;
import dev.rtc.type.DataType;
import dev.rtc.type.Keyed;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // a harness may be interrupted as it closes
class CombineOperatorTest {

  private static final StepOrigin ORIGIN = new StepOrigin("count", "User.java:7");

  @Test
  void records_of_a_key_leave_as_one_partial_when_the_input_ends() throws Exception {
    try (var harness = open(0)) {
      harness.processElement("a", 1);
      harness.processElement("b", 5);
      harness.processElement("a", 3);
      assertThat(taken(harness)).isEmpty();

      harness.endInput();

      assertThat(taken(harness)).containsExactlyInAnyOrder("a=2 @3", "b=1 @5");
    }
  }

  @Test
  void nothing_is_held_across_a_barrier() throws Exception {
    try (var harness = open(0)) {
      harness.processElement("a", 1);

      harness.prepareSnapshotPreBarrier(1);

      assertThat(taken(harness)).containsExactly("a=1 @1");
      harness.prepareSnapshotPreBarrier(2);
      harness.endInput();
      assertThat(taken(harness)).isEmpty();
    }
  }

  @Test
  void partials_leave_before_the_watermark() throws Exception {
    try (var harness = open(0)) {
      harness.processElement("a", 1);

      harness.processWatermark(10);

      assertThat(taken(harness)).containsExactly("a=1 @1", "watermark 10");
    }
  }

  @Test
  void partials_leave_before_the_input_goes_idle() throws Exception {
    try (var harness = open(0)) {
      harness.processElement("a", 1);

      harness.processWatermarkStatus(WatermarkStatus.IDLE);

      assertThat(taken(harness)).containsExactly("a=1 @1", "idle");
    }
  }

  @Test
  void partials_leave_after_the_delay() throws Exception {
    try (var harness = open(200)) {
      harness.setProcessingTime(1000);
      harness.processElement("a", 1);
      harness.setProcessingTime(1100);
      harness.processElement("a", 2);

      harness.setProcessingTime(1199);
      assertThat(taken(harness)).isEmpty();
      harness.setProcessingTime(1200);
      assertThat(taken(harness)).containsExactly("a=2 @2");

      harness.processElement("a", 3);
      harness.setProcessingTime(1400);
      assertThat(taken(harness)).containsExactly("a=1 @3");
    }
  }

  @Test
  void no_timer_runs_without_records() throws Exception {
    try (var harness = open(200)) {
      harness.processElement("a", 1);
      harness.setProcessingTime(10_000);

      assertThat(harness.getProcessingTimeService().getNumActiveTimers()).isZero();
    }
  }

  @Test
  void partials_leave_when_there_are_many_keys() throws Exception {
    int keys = 1 << 17;
    try (var harness = open(0)) {
      for (int i = 0; i < keys - 1; i++) {
        harness.processElement("key-" + i, i);
      }
      assertThat(harness.getOutput()).isEmpty();

      harness.processElement("the last", 0);

      assertThat(harness.getOutput()).hasSize(keys);
      harness.getOutput().clear();
      harness.endInput();
      assertThat(taken(harness)).isEmpty();
    }
  }

  @Test
  void a_partial_of_records_without_timestamp_has_none() throws Exception {
    try (var harness = open(0)) {
      harness.processElement(new StreamRecord<>("a"));
      harness.processElement("b", 4);

      harness.endInput();

      assertThat(taken(harness)).containsExactlyInAnyOrder("a=1", "b=1 @4");
    }
  }

  @Test
  void an_accumulator_that_has_left_is_not_changed_any_more() throws Exception {
    try (var harness = open(0)) {
      harness.processElement("a", 1);
      harness.processWatermark(1);
      harness.processElement("a", 2);
      harness.endInput();

      assertThat(taken(harness)).containsExactly("a=1 @1", "watermark 1", "a=1 @2");
    }
  }

  @Test
  void a_key_that_cannot_be_read_names_step_and_record() throws Exception {
    CombineOperator<String, String, long[]> operator =
        new CombineOperator<>(
            ORIGIN, word -> word.substring(9), DataType.STRING.key(), new Tally<>(), 0);
    try (var harness = Harnesses.open(operator, partials())) {
      assertThatThrownBy(() -> harness.processElement("short", 1))
          .isInstanceOf(StepFailedException.class)
          .hasMessageStartingWith(
              "step 'count' (User.java:7) failed on record short:"
                  + " java.lang.StringIndexOutOfBoundsException");
    }
  }

  private static OneInputStreamOperatorTestHarness<String, Keyed<String, long[]>> open(long delay)
      throws Exception {
    return Harnesses.open(
        new CombineOperator<>(
            ORIGIN, word -> word, DataType.STRING.key(), new Tally<String>(), delay),
        partials());
  }

  private static DataType<Keyed<String, long[]>> partials() {
    return DataType.keyed(DataType.STRING, DataType.of(long[].class));
  }
}
