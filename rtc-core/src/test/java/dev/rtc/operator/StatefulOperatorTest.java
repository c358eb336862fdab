package dev.rtc.operator;

import static dev.rtc.operator.Harnesses.taken;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.state.KeyContext;
import dev.rtc.state.StatefulFunction;
import dev.rtc.time.Lifetime;
import dev.rtc.type.DataType;
import java.time.Instant;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The function counts the records of a key, which is their first letter; what stands behind it is
 * an order to the function.
 */
@SuppressWarnings("try") // a harness may be interrupted as it closes
class StatefulOperatorTest {

  private static final DataType<List<String>> KEYS = DataType.list(DataType.STRING);
  private static final Lifetime BY_EVENTS = Lifetime.eventTime(ofMillis(100));

  /** Obeys: {@code a wake 50} wakes at 50, and so on. */
  private record Obedient() implements StatefulFunction<List<String>, String, Integer, String> {

    private static final long serialVersionUID = 1L;

    @Override
    public void onRecord(String order, KeyContext<List<String>, Integer, String> key) {
      String[] words = order.split(" ", -1);
      key.keep(key.state().orElse(0) + 1);
      for (int i = 1; i < words.length; i += 2) {
        Instant at = Instant.ofEpochMilli(Long.parseLong(words[i + 1]));
        switch (words[i]) {
          case "wake" -> key.wakeAtEventTime(at);
          case "wakeClock" -> key.wakeAtClock(at);
          case "cancel" -> key.cancelEventTime(at);
          case "cancelClock" -> key.cancelClock(at);
          case "between" -> key.wakeAtEventTime(at.plusNanos(1));
          case "forget" -> key.forget();
          default -> throw new IllegalArgumentException(words[i]);
        }
      }
      key.emit(key.key() + " " + key.state().orElse(0));
    }

    @Override
    public void onTimer(KeyContext<List<String>, Integer, String> key) {
      key.emit("timer " + key.key() + " " + key.state().orElse(0));
      key.timestamp().ifPresent(at -> key.wakeAtEventTime(at.plusMillis(1_000_000)));
    }

    @Override
    public void onExpiry(KeyContext<List<String>, Integer, String> key) {
      key.emit("expiry " + key.key() + " " + key.state().orElse(0));
      key.keep(99);
      key.wakeAtEventTime(Instant.ofEpochMilli(10_000_000));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_function_remembers_and_forgets_per_key(Backend backend) throws Exception {
    try (var harness = open(backend, Lifetime.forever(), null)) {
      harness.processElement("a", 1);
      harness.processElement("a", 2);
      harness.processElement("b", 3);
      harness.processElement("a forget 0", 4);
      harness.processElement("a", 5);

      assertThat(taken(harness))
          .containsExactly("[a] 1 @1", "[a] 2 @2", "[b] 1 @3", "[a] 0 @4", "[a] 1 @5");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_timer_of_event_time_fires_once_and_not_before_its_instant(Backend backend)
      throws Exception {
    try (var harness = open(backend, Lifetime.forever(), null)) {
      harness.processElement("a wake 50 wake 50 between 60 wake 70 cancel 70", 1);
      taken(harness);
      harness.processWatermark(49);
      harness.processWatermark(50);
      harness.processWatermark(60);
      harness.processWatermark(100);

      assertThat(taken(harness))
          .containsExactly(
              "watermark 49",
              "timer [a] 1 @50",
              "watermark 50",
              "watermark 60",
              "timer [a] 1 @61",
              "watermark 100");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_timer_of_the_clock_fires_once(Backend backend) throws Exception {
    try (var harness = open(backend, Lifetime.forever(), null)) {
      harness.processElement("a wakeClock 50 wakeClock 60 cancelClock 60", 1);
      taken(harness);
      harness.setProcessingTime(49);
      assertThat(taken(harness)).isEmpty();
      harness.setProcessingTime(100);

      assertThat(taken(harness)).containsExactly("timer [a] 1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_key_ends_with_its_timers_and_whatever_its_end_sets(Backend backend) throws Exception {
    try (var harness = open(backend, BY_EVENTS, null)) {
      harness.processElement("a wake 500 wakeClock 700", 100);
      harness.processElement("a", 150);
      harness.processWatermark(249);
      taken(harness);
      harness.processWatermark(250);
      assertThat(taken(harness)).containsExactly("expiry [a] 2 @250", "watermark 250");
      assertThat(harness.numEventTimeTimers()).isZero();
      assertThat(harness.numProcessingTimeTimers()).isZero();

      harness.processElement("a", 300);
      assertThat(taken(harness)).containsExactly("[a] 1 @300");
    }
  }

  @ParameterizedTest
  @EnumSource
  void timers_fire_before_the_end_that_a_jump_of_time_brings(Backend backend) throws Exception {
    try (var harness = open(backend, BY_EVENTS, null)) {
      harness.processElement("a wake 150 wake 200", 100);
      taken(harness);
      harness.processWatermark(9000);

      assertThat(taken(harness))
          .containsExactly(
              "timer [a] 1 @150", "timer [a] 1 @200", "expiry [a] 1 @200", "watermark 9000");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_silent_key_ends_by_the_clock(Backend backend) throws Exception {
    try (var harness = open(backend, Lifetime.processingTime(ofMillis(100)), null)) {
      harness.setProcessingTime(1000);
      harness.processElement("a", 1);
      taken(harness);
      harness.setProcessingTime(1100);

      assertThat(taken(harness)).containsExactly("expiry [a] 1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_end_of_the_input_fires_timers_once_and_ends_no_key(Backend backend) throws Exception {
    try (var harness = open(backend, BY_EVENTS, null)) {
      harness.processElement("a wake 500", 100);
      taken(harness);
      harness.processWatermark(Long.MAX_VALUE);

      assertThat(taken(harness)).containsExactly("timer [a] 1 @500", "watermark " + Long.MAX_VALUE);
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_function_that_throws_leaves_no_trace(Backend backend) throws Exception {
    try (var harness = open(backend, Lifetime.forever(), null)) {
      harness.processElement("a", 1);
      taken(harness);

      assertThatThrownBy(() -> harness.processElement("a wake 50 nonsense 0", 2))
          .isInstanceOf(StepFailedException.class)
          .hasMessage(
              "step 'obey' (User.java:7) failed on record a wake 50 nonsense 0:"
                  + " java.lang.IllegalArgumentException: nonsense");
      assertThat(harness.numEventTimeTimers()).isZero();
      harness.processElement("a", 3);

      assertThat(taken(harness)).containsExactly("[a] 2 @3");
    }
  }

  @ParameterizedTest
  @EnumSource
  void state_timers_and_lifetime_are_restored(Backend backend) throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = open(backend, BY_EVENTS, null)) {
      harness.processElement("a wake 150 wake 500", 100);
      snapshot = harness.snapshot(1, 1);
      harness.processElement("a", 400);
    }

    try (var harness = open(backend, BY_EVENTS, snapshot)) {
      harness.processWatermark(199);
      harness.processWatermark(200);

      assertThat(taken(harness))
          .containsExactly(
              "timer [a] 1 @150", "watermark 199", "expiry [a] 1 @200", "watermark 200");
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void the_context_is_of_no_use_after_the_call() throws Exception {
    Keeping keeping = new Keeping();
    Keeping.kept = null;
    try (var harness = open(keeping, Backend.HEAP, Lifetime.forever(), null)) {
      harness.processElement("a", 1);

      assertThatThrownBy(() -> Keeping.kept.emit("later"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "the context is used after the call it was given to; keep what is needed of it"
                  + " instead");
    }
  }

  /** Keeps the context it was given. */
  private record Keeping() implements StatefulFunction<List<String>, String, Integer, String> {

    private static final long serialVersionUID = 1L;
    private static @Nullable KeyContext<List<String>, Integer, String> kept;

    @Override
    public void onRecord(String word, KeyContext<List<String>, Integer, String> key) {
      kept = key;
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<Object, String, String> open(
      Backend backend, Lifetime lifetime, @Nullable OperatorSubtaskState snapshot)
      throws Exception {
    return open(new Obedient(), backend, lifetime, snapshot);
  }

  private static KeyedOneInputStreamOperatorTestHarness<Object, String, String> open(
      StatefulFunction<List<String>, String, Integer, String> function,
      Backend backend,
      Lifetime lifetime,
      @Nullable OperatorSubtaskState snapshot)
      throws Exception {
    return KeyedHarness.open(
        new StatefulOperator<>(
            new StepOrigin("obey", "User.java:7"),
            KEYS.key(),
            function,
            DataType.INTEGER,
            lifetime),
        KEYS,
        order -> List.of(order.substring(0, 1)),
        DataType.STRING,
        backend,
        snapshot);
  }
}
