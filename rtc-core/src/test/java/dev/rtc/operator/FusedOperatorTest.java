package dev.rtc.operator;

import static dev.rtc.operator.Harnesses.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rtc.type.DataType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // a harness may be interrupted as it closes
class FusedOperatorTest {

  private static final Stage TWICE =
      new Stage.FlatMap(
          origin("twice"),
          (record, out) -> {
            out.collect(record);
            out.collect(record + "" + record);
          });
  private static final Stage SHORT =
      new Stage.Filter(origin("short"), record -> record.toString().length() < 4);
  private static final Stage SHOUT = new Stage.Map(origin("shout"), record -> record + "!");
  private static final Stage PASS = new Stage.Pass(origin("pass"));

  @Test
  void stages_run_in_their_order() throws Exception {
    try (var harness = open(TWICE, SHORT, SHOUT, PASS)) {
      harness.processElement("a", 1);
      harness.processElement("ab", 2);

      assertThat(taken(harness)).containsExactly("a! @1", "aa! @1", "ab! @2");
    }
  }

  @Test
  void a_record_without_timestamp_stays_without() throws Exception {
    try (var harness = open(TWICE)) {
      harness.processElement("a", 1);
      harness.processElement(new StreamRecord<>("b"));

      assertThat(taken(harness)).containsExactly("a @1", "aa @1", "b", "bb");
    }
  }

  @Test
  void watermarks_pass() throws Exception {
    try (var harness = open(SHOUT)) {
      harness.processElement("a", 1);
      harness.processWatermark(1);

      assertThat(taken(harness)).containsExactly("a! @1", "watermark 1");
    }
  }

  @Test
  void every_stage_counts_its_own_records() throws Exception {
    List<StepCounters> counters = new ArrayList<>();
    Receiver chain = record -> {};
    for (Stage stage : List.of(PASS, SHOUT, SHORT, TWICE)) {
      StepCounters own = new StepCounters(new SimpleCounter(), new SimpleCounter());
      counters.add(0, own);
      chain = stage.before(chain, own);
    }

    chain.receive("a");
    chain.receive("abc");

    assertThat(counters)
        .extracting(c -> c.in().getCount() + " -> " + c.out().getCount())
        .containsExactly("2 -> 4", "4 -> 3", "3 -> 3", "3 -> 3");
  }

  @Test
  void a_failing_function_names_its_step_its_record_and_the_cause() throws Exception {
    IllegalStateException broken = new IllegalStateException("broken");
    for (Stage failing : failing(broken)) {
      try (var harness = open(SHOUT, failing, SHOUT)) {
        assertThatThrownBy(() -> harness.processElement("a", 1))
            .isInstanceOf(StepFailedException.class)
            .hasMessage(
                "step 'failing' (User.java:7) failed on record a!:"
                    + " java.lang.IllegalStateException: broken")
            .hasCause(broken);
      }
    }
  }

  @Test
  void a_failure_behind_a_flat_map_is_told_once() throws Exception {
    IllegalStateException broken = new IllegalStateException("broken");
    for (Stage failing : failing(broken)) {
      try (var harness = open(TWICE, TWICE, failing)) {
        Throwable thrown = catchThrowable(() -> harness.processElement("a", 1));

        assertThat(thrown)
            .hasMessageStartingWith("step 'failing' (User.java:7) failed on record a:")
            .hasCause(broken);
      }
    }
  }

  @Test
  void a_failure_behind_a_flat_map_is_told_even_if_its_function_catches_it() throws Exception {
    IllegalStateException broken = new IllegalStateException("broken");
    Stage catching =
        new Stage.FlatMap(
            origin("catching"),
            (record, out) -> {
              try {
                out.collect(record);
              } catch (RuntimeException e) {
                out.collect("instead");
              }
            });
    for (Stage failing : failing(broken)) {
      try (var harness = open(catching, failing)) {
        assertThatThrownBy(() -> harness.processElement("a", 1)).hasCause(broken);
      }
    }
  }

  @Test
  void a_checked_failure_behind_a_flat_map_is_told_once() throws Exception {
    Exception checked = new IOException("disk");
    Stage failing =
        new Stage.Map(
            origin("failing"),
            record -> {
              throw checked;
            });

    try (var harness = open(TWICE, failing)) {
      assertThatThrownBy(() -> harness.processElement("a", 1))
          .isInstanceOf(StepFailedException.class)
          .hasCause(checked);
    }
  }

  @Test
  void a_record_that_is_long_or_cannot_be_told_does_not_hide_the_failure() throws Exception {
    Stage failing =
        new Stage.Map(
            origin("failing"),
            record -> {
              throw new IllegalStateException("broken");
            });
    try (var harness =
        Harnesses.open(new FusedOperator<Object, String>(List.of(failing)), DataType.STRING)) {
      assertThatThrownBy(() -> harness.processElement("x".repeat(9000), 1))
          .hasMessage(
              "step 'failing' (User.java:7) failed on record %s...:"
                  + " java.lang.IllegalStateException: broken",
              "x".repeat(500));
      assertThatThrownBy(() -> harness.processElement(new Mute(), 1))
          .hasMessageStartingWith(
              "step 'failing' (User.java:7) failed on record %s, whose toString fails:",
              Mute.class.getName());
    }
  }

  private static List<Stage> failing(RuntimeException failure) {
    StepOrigin origin = origin("failing");
    return List.of(
        new Stage.Map(
            origin,
            record -> {
              throw failure;
            }),
        new Stage.Filter(
            origin,
            record -> {
              throw failure;
            }),
        new Stage.FlatMap(
            origin,
            (record, out) -> {
              throw failure;
            }));
  }

  private static OneInputStreamOperatorTestHarness<String, String> open(Stage... stages)
      throws Exception {
    return Harnesses.open(new FusedOperator<>(List.of(stages)), DataType.STRING);
  }

  private static StepOrigin origin(String id) {
    return new StepOrigin(id, "User.java:7");
  }

  private record Mute() {

    @Override
    public String toString() {
      throw new UnsupportedOperationException("no text");
    }
  }
}
