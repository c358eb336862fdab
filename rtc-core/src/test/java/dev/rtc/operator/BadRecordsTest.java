package dev.rtc.operator;

import static dev.rtc.operator.Harnesses.taken;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rtc.connector.DeadLetter;
import dev.rtc.type.DataType;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // a harness may be interrupted as it closes
class BadRecordsTest {

  private static final StepOrigin ORIGIN = new StepOrigin("step", "User.java:7");
  private static final OnBadRecord DIVERT = OnBadRecord.divert(ORIGIN, DataType.STRING);

  @Test
  void a_dead_letter_keeps_the_timestamp_of_its_record() throws Exception {
    try (var harness = open(DIVERT, failing(new IllegalStateException("broken")))) {
      harness.processElement("timed", 7);
      harness.processElement(new StreamRecord<>("timeless"));

      assertThat(letters(harness)).hasSize(2);
      assertThat(letters(harness).get(0).getTimestamp()).isEqualTo(7);
      assertThat(letters(harness).get(1).hasTimestamp()).isFalse();
      assertThat(taken(harness)).isEmpty();
    }
  }

  @Test
  void a_dead_letter_tells_what_user_code_threw_and_not_what_wrapped_it() throws Exception {
    try (var harness = open(DIVERT, failing(new IllegalStateException("broken")))) {
      harness.processElement("x", 1);

      DeadLetter letter = letters(harness).get(0).getValue();
      assertThat(letter.exception()).isEqualTo("java.lang.IllegalStateException");
      assertThat(letter.message()).isEqualTo("broken");
      assertThat(letter.stack()).startsWith("java.lang.IllegalStateException: broken");
      assertThat(letter.type()).isEqualTo("String");
      assertThat(letter.record(DataType.STRING)).isEqualTo("x");
    }
  }

  @Test
  void a_stack_is_cut() throws Exception {
    try (var harness = open(DIVERT, failing(new IllegalStateException("b".repeat(9000))))) {
      harness.processElement("x", 1);

      assertThat(letters(harness).get(0).getValue().stack()).hasSize(8192);
    }
  }

  @Test
  void nesting_that_overflows_the_stack_is_the_records_fault() throws Exception {
    try (var harness = open(DIVERT, new Stage.Map(ORIGIN, BadRecordsTest::deeper))) {
      harness.processElement("x", 1);

      assertThat(letters(harness).get(0).getValue().exception())
          .isEqualTo("java.lang.StackOverflowError");
    }
  }

  @SuppressWarnings("InfiniteRecursion") // this is what is wanted
  private static Object deeper(Object record) {
    return deeper(record + "") + "";
  }

  @Test
  void a_record_that_cannot_be_written_has_no_bytes_and_says_so() throws Exception {
    OnBadRecord onNumbers = OnBadRecord.divert(ORIGIN, DataType.LONG);
    Stage makingNoNumber = new Stage.Map(new StepOrigin("before", "User.java:6"), List::of);
    try (var harness =
        open(onNumbers, makingNoNumber, failing(new IllegalStateException("broken")))) {
      harness.processElement("x", 1);

      DeadLetter letter = letters(harness).get(0).getValue();
      assertThat(letter.bytes()).isEmpty();
      assertThat(letter.message())
          .startsWith("broken; nor can the record be written: java.lang.ClassCastException");
    }
  }

  @Test
  void dropped_ones_leave_nothing() throws Exception {
    OnBadRecord drop = OnBadRecord.drop(ORIGIN, DataType.STRING);
    try (var harness = open(drop, failing(new IllegalStateException("broken")))) {
      harness.processElement("x", 1);

      assertThat(taken(harness)).isEmpty();
      assertThat(harness.getSideOutput(Objects.requireNonNull(DIVERT.letters()))).isNull();
    }
  }

  @Test
  void what_a_step_made_of_a_record_is_not_held_for_the_next() throws Exception {
    List<WeakReference<Object>> made = new ArrayList<>();
    Stage making =
        new Stage.Map(
            ORIGIN,
            record -> {
              Object one = new Object();
              made.add(new WeakReference<>(one));
              return one;
            });
    Stage none = new Stage.Filter(new StepOrigin("none", "User.java:8"), record -> false);
    try (var harness = open(DIVERT, making, none)) {
      harness.processElement("x", 1);

      await()
          .atMost(ofMinutes(1))
          .untilAsserted(
              () -> {
                System.gc();
                assertThat(made).singleElement().extracting(WeakReference::get).isNull();
              });
    }
  }

  @Test
  void a_failure_that_is_not_the_records_names_its_step() throws Exception {
    try (var harness =
        open(DIVERT, failing(new UncheckedIOException(new SocketTimeoutException())))) {
      assertThatThrownBy(() -> harness.processElement("x", 1))
          .isInstanceOf(StepFailedException.class)
          .hasMessageStartingWith("step 'step' (User.java:7) failed on record x:");
    }
  }

  private static Stage failing(RuntimeException failure) {
    return new Stage.Map(
        ORIGIN,
        record -> {
          throw failure;
        });
  }

  private static List<StreamRecord<DeadLetter>> letters(
      OneInputStreamOperatorTestHarness<String, String> harness) {
    return List.copyOf(harness.getSideOutput(Objects.requireNonNull(DIVERT.letters())));
  }

  private static OneInputStreamOperatorTestHarness<String, String> open(
      OnBadRecord onBadRecord, Stage... stages) throws Exception {
    return Harnesses.open(
        new FusedOperator<>(List.of(stages), Map.of(ORIGIN.id(), onBadRecord)), DataType.STRING);
  }
}
