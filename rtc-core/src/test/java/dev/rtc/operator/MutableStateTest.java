package dev.rtc.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.state.KeyContext;
import dev.rtc.state.StatefulFunction;
import dev.rtc.time.Lifetime;
import dev.rtc.type.DataType;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@SuppressWarnings("try") // a harness may be interrupted as it closes
class MutableStateTest {

  private static final DataType<List<String>> WORDS = DataType.list(DataType.STRING);

  /** Adds words to the list it keeps, in place, and puts the list itself out. */
  private record Growing() implements StatefulFunction<String, String, List<String>, List<String>> {

    private static final long serialVersionUID = 1L;

    @Override
    public void onRecord(String word, KeyContext<String, List<String>, List<String>> key) {
      List<String> words = key.state().orElseGet(ArrayList::new);
      words.add(word);
      switch (word) {
        case "throw" -> throw new IllegalArgumentException(word);
        case "drop" -> {}
        default -> key.keep(words);
      }
      key.emit(words);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_change_in_place_is_gone_if_the_call_throws(Backend backend) throws Exception {
    try (var harness = open(backend, null)) {
      harness.processElement("a", 1);
      assertThatThrownBy(() -> harness.processElement("throw", 2)).hasRootCauseMessage("throw");
      harness.processElement("b", 3);

      assertThat(harness.extractOutputValues()).last().isEqualTo(List.of("a", "b"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_change_in_place_is_gone_unless_it_is_kept(Backend backend) throws Exception {
    try (var harness = open(backend, null)) {
      harness.processElement("a", 1);
      harness.processElement("drop", 2);
      harness.processElement("b", 3);

      assertThat(harness.extractOutputValues()).last().isEqualTo(List.of("a", "b"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_was_put_out_does_not_change_with_the_state(Backend backend) throws Exception {
    try (var harness = open(backend, null)) {
      harness.processElement("a", 1);
      harness.processElement("b", 2);

      assertThat(harness.extractOutputValues()).containsExactly(List.of("a"), List.of("a", "b"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void restored_state_can_be_changed_in_place(Backend backend) throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = open(backend, null)) {
      harness.processElement("a", 1);
      snapshot = harness.snapshot(1, 1);
      harness.processElement("b", 2);
    }

    try (var harness = open(backend, snapshot)) {
      harness.processElement("c", 3);

      assertThat(harness.extractOutputValues()).containsExactly(List.of("a", "c"));
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<Object, String, List<String>> open(
      Backend backend, @Nullable OperatorSubtaskState snapshot) throws Exception {
    return KeyedHarness.open(
        new StatefulOperator<>(
            new StepOrigin("grow", "User.java:7"),
            DataType.STRING.key(),
            new Growing(),
            WORDS,
            Lifetime.forever()),
        DataType.STRING,
        word -> "k",
        WORDS,
        backend,
        snapshot);
  }
}
