package dev.rtc.operator;

import static dev.rtc.operator.Harnesses.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.aggregate.Aggregation;
import dev.rtc.sample.Tally;
import dev.rtc.type.DataType;
import dev.rtc.type.Keyed;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.CheckpointOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.memory.MemCheckpointStreamFactory;
import org.apache.flink.streaming.api.operators.OperatorSnapshotFinalizer;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@SuppressWarnings("try") // a harness may be interrupted as it closes
class TotalOperatorTest {

  private static final int MAX_PARALLELISM = 128;

  @ParameterizedTest
  @EnumSource
  void partials_are_merged_and_told_once_at_the_end(Backend backend) throws Exception {
    try (var harness = fresh(backend)) {
      add(harness, "a", 2);
      add(harness, "b", 1);
      add(harness, "a", 3);
      assertThat(taken(harness)).isEmpty();

      harness.endInput();

      assertThat(taken(harness)).containsExactlyInAnyOrder("a=5", "b=1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void state_is_empty_after_telling(Backend backend) throws Exception {
    try (var harness = fresh(backend)) {
      add(harness, "a", 2);
      add(harness, "b", 2);

      harness.endInput();

      assertThat(harness.getOutput()).hasSize(2);
      harness.getOutput().clear();
      harness.endInput();
      assertThat(taken(harness)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_restored_total_goes_on(Backend backend) throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = fresh(backend)) {
      add(harness, "a", 2);
      snapshot = harness.snapshot(1, 1);
      add(harness, "a", 100);
    }

    try (var harness = restored(backend, snapshot, 1, 0)) {
      add(harness, "a", 3);
      add(harness, "b", 1);
      harness.endInput();

      assertThat(taken(harness)).containsExactlyInAnyOrder("a=5", "b=1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_job_restored_after_the_end_tells_nothing_twice(Backend backend) throws Exception {
    OperatorSubtaskState afterTheEnd;
    try (var harness = fresh(backend)) {
      add(harness, "a", 2);
      harness.endInput();
      afterTheEnd = harness.snapshot(1, 1);
    }

    try (var harness = restored(backend, afterTheEnd, 1, 0)) {
      harness.endInput();

      assertThat(taken(harness)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void totals_survive_another_parallelism(Backend backend) throws Exception {
    OperatorSubtaskState one;
    try (var harness = fresh(backend)) {
      for (int i = 0; i < 1000; i++) {
        add(harness, "key-" + i % 100, 1);
      }
      one = harness.snapshot(1, 1);
    }

    List<String> told = new ArrayList<>();
    for (int subtask = 0; subtask < 3; subtask++) {
      OperatorSubtaskState share =
          AbstractStreamOperatorTestHarness.repartitionOperatorState(
              one, MAX_PARALLELISM, 1, 3, subtask);
      try (var harness = restored(backend, share, 3, subtask)) {
        harness.endInput();
        told.addAll(taken(harness));
      }
    }

    assertThat(told).hasSize(100).doesNotHaveDuplicates().allMatch(text -> text.endsWith("=10"));
  }

  @Test
  void a_heap_snapshot_does_not_see_what_comes_after_the_barrier() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = fresh(Backend.HEAP)) {
      addToEach(harness, 1);
      var running =
          harness
              .getOperator()
              .snapshotState(
                  1,
                  1,
                  CheckpointOptions.forCheckpointWithDefaultLocation(),
                  new MemCheckpointStreamFactory(1 << 24));
      addToEach(harness, 100);
      snapshot = OperatorSnapshotFinalizer.create(running).getJobManagerOwnedState();
    }

    try (var harness = restored(Backend.HEAP, snapshot, 1, 0)) {
      harness.endInput();

      assertThat(taken(harness)).hasSize(1000).allMatch(text -> text.endsWith("=1"));
    }
  }

  @Test
  void keys_travel_wrapped_and_are_told_as_they_are() throws Exception {
    DataType<Seat> seats = DataType.of(Seat.class);
    TotalOperator<Seat, long[], Long> operator = operator(seats, new Tally<>());
    try (var harness = keyed(operator, seats, 1, 0)) {
      harness.open();
      harness.processElement(new Keyed<>(new Seat(Row.FRONT, 1), new long[] {2}), 1);
      harness.processElement(new Keyed<>(new Seat(Row.FRONT, 1), new long[] {3}), 1);

      harness.endInput();

      assertThat(taken(harness)).containsExactly("Seat[row=FRONT, number=1]=5");
    }
  }

  @Test
  void an_aggregation_that_fails_names_the_step() throws Exception {
    TotalOperator<String, long[], Long> operator = operator(DataType.STRING, new Breaking());
    try (var harness = keyed(operator, DataType.STRING, 1, 0)) {
      harness.open();
      add(harness, "a", 1);

      assertThatThrownBy(() -> add(harness, "a", 1))
          .isInstanceOf(StepFailedException.class)
          .hasMessageStartingWith("step 'count' (User.java:7) failed on record Keyed[key=a")
          .hasMessageEndingWith("java.lang.ArithmeticException: merge");
      assertThatThrownBy(harness::endInput)
          .isInstanceOf(StepFailedException.class)
          .hasMessage(
              "step 'count' (User.java:7) failed on key a: java.lang.ArithmeticException: result");
    }
  }

  private static void addToEach(
      KeyedOneInputStreamOperatorTestHarness<Object, Keyed<String, long[]>, ?> harness, long count)
      throws Exception {
    for (int i = 0; i < 1000; i++) {
      add(harness, "key-" + i, count);
    }
  }

  private static void add(
      KeyedOneInputStreamOperatorTestHarness<Object, Keyed<String, long[]>, ?> harness,
      String key,
      long count)
      throws Exception {
    harness.processElement(new Keyed<>(key, new long[] {count}), 1);
  }

  private static KeyedOneInputStreamOperatorTestHarness<
          Object, Keyed<String, long[]>, Keyed<String, Long>>
      fresh(Backend backend) throws Exception {
    return restored(backend, null, 1, 0);
  }

  private static KeyedOneInputStreamOperatorTestHarness<
          Object, Keyed<String, long[]>, Keyed<String, Long>>
      restored(
          Backend backend, @Nullable OperatorSubtaskState snapshot, int parallelism, int subtask)
          throws Exception {
    var harness =
        keyed(operator(DataType.STRING, new Tally<>()), DataType.STRING, parallelism, subtask);
    harness.setStateBackend(backend.make());
    if (snapshot != null) {
      harness.initializeState(snapshot);
    }
    harness.open();
    return harness;
  }

  private static <K> TotalOperator<K, long[], Long> operator(
      DataType<K> keys, Aggregation<?, long[], Long> aggregation) {
    return new TotalOperator<>(
        new StepOrigin("count", "User.java:7"),
        keys.key(),
        aggregation,
        DataType.of(long[].class).accumulator());
  }

  @SuppressWarnings("unchecked") // keys travel as what they are wrapped in
  private static <K>
      KeyedOneInputStreamOperatorTestHarness<Object, Keyed<K, long[]>, Keyed<K, Long>> keyed(
          TotalOperator<K, long[], Long> operator, DataType<K> keys, int parallelism, int subtask)
          throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            operator,
            (Keyed<K, long[]> partial) -> keys.key().wrap(partial.key()),
            (TypeInformation<Object>) keys.key().typeInformation(),
            MAX_PARALLELISM,
            parallelism,
            subtask);
    Harnesses.setUp(harness, DataType.keyed(keys, DataType.LONG));
    return harness;
  }

  enum Row {
    FRONT,
    BACK
  }

  record Seat(Row row, int number) {}

  private record Breaking() implements Aggregation<String, long[], Long> {

    @Override
    public long[] create() {
      return new long[1];
    }

    @Override
    public long[] add(long[] accumulator, String value) {
      throw new ArithmeticException("add");
    }

    @Override
    public long[] merge(long[] left, long[] right) {
      throw new ArithmeticException("merge");
    }

    @Override
    public Long result(long[] accumulator) {
      throw new ArithmeticException("result");
    }

    @Override
    public DataType<long[]> accumulatorType(DataType<? extends String> input) {
      return DataType.of(long[].class);
    }

    @Override
    public DataType<Long> resultType(DataType<? extends String> input) {
      return DataType.LONG;
    }
  }
}
