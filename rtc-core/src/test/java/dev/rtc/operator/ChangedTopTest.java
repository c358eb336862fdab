package dev.rtc.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.state.Ranking;
import dev.rtc.time.Lifetime;
import dev.rtc.time.RowLifetime;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Restores the best of 9, 8, 7, 6 and 5 with another size or ranking. */
@SuppressWarnings("try") // a harness may be interrupted as it closes
class ChangedTopTest {

  private static final DataType<Score> SCORES = DataType.of(Score.class);
  private static final RowLifetime DELETE = Lifetime.eventTime(Duration.ofMillis(100)).thenDelete();

  /** Is a player's score. */
  record Score(String player, int points) {}

  /** Reads a table and fails on changes of rows that are not there, or are already. */
  private static final class Table {
    private final Map<Object, Integer> rows = new LinkedHashMap<>();

    void apply(KeyedOneInputStreamOperatorTestHarness<?, ?, ?> harness) {
      for (Object value : harness.extractOutputValues()) {
        Change<?, ?> change = (Change<?, ?>) value;
        Integer points = ((Score) change.value()).points();
        switch (change.kind()) {
          case INSERT -> assertThat(rows.put(change.key(), points)).isNull();
          case UPDATE_BEFORE -> assertThat(rows).containsEntry(change.key(), points);
          case UPDATE_AFTER -> assertThat(rows.put(change.key(), points)).isNotNull();
          case DELETE -> assertThat(rows.remove(change.key())).isEqualTo(points);
        }
      }
      harness.getOutput().clear();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HEAP, false, 5, 2, true, '8 9'",
    "ROCKSDB, false, 5, 2, true, '8 9'",
    "HEAP, false, 2, 5, true, '1 8 9'",
    "HEAP, false, 3, 3, false, '1 7 8'",
    "ROCKSDB, false, 3, 3, false, '1 7 8'",
    "HEAP, true, 5, 2, true, '8 9'",
    "ROCKSDB, true, 5, 2, true, '8 9'",
    "HEAP, true, 2, 5, true, '5 6 7 8 9'",
    "ROCKSDB, true, 2, 4, true, '6 7 8 9'",
    "HEAP, true, 3, 3, false, '1 5 6'",
    "ROCKSDB, true, 2, 3, false, '1 5 6'"
  })
  void rows_are_put_right_by_the_next_record(
      Backend backend, boolean distinct, int before, int size, boolean highest, String rows)
      throws Exception {
    Table table = new Table();
    OperatorSubtaskState snapshot = fill(backend, distinct, before, table);

    try (var harness = open(backend, distinct, size, highest, snapshot)) {
      harness.processElement(new Score("z", 1), 2);
      table.apply(harness);
      assertThat(table.rows.values().stream().sorted().map(String::valueOf))
          .containsExactly(rows.split(" ", -1));

      harness.processElement(new Score("y", highest ? 10 : 0), 3);
      harness.processWatermark(2000);
      harness.getOutput().removeIf(element -> element.equals(mark()));
      table.apply(harness);
      assertThat(table.rows).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"HEAP, false", "ROCKSDB, false", "HEAP, true", "ROCKSDB, true"})
  void rows_of_a_key_that_stays_silent_are_deleted_as_they_were_told(
      Backend backend, boolean distinct) throws Exception {
    for (int[] sizes : new int[][] {{4, 2}, {2, 4}}) {
      Table table = new Table();
      OperatorSubtaskState snapshot = fill(backend, distinct, sizes[0], table);

      try (var harness = open(backend, distinct, sizes[1], false, snapshot)) {
        harness.processWatermark(2000);
        harness.getOutput().removeIf(element -> element.equals(mark()));
        table.apply(harness);
        assertThat(table.rows).isEmpty();
      }
    }
  }

  private static Object mark() {
    return new Watermark(2000);
  }

  private static OperatorSubtaskState fill(Backend backend, boolean distinct, int size, Table table)
      throws Exception {
    try (var harness = open(backend, distinct, size, true, null)) {
      for (int points = 9; points > 4; points--) {
        harness.processElement(new Score("p" + points, points), 1);
      }
      table.apply(harness);
      return harness.snapshot(1, 1);
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<Object, Score, ?> open(
      Backend backend,
      boolean distinct,
      int size,
      boolean highest,
      @Nullable OperatorSubtaskState snapshot)
      throws Exception {
    StepOrigin origin = new StepOrigin("best", "User.java:7");
    Ranking<Score> ranking =
        highest ? Ranking.highest(Score::points) : Ranking.lowest(Score::points);
    if (distinct) {
      return open(
          new DistinctTopOperator<>(
              origin,
              DataType.STRING.key(),
              SCORES,
              size,
              ranking.onePer(DataType.STRING, Score::player),
              DELETE,
              true),
          DataType.change(DataType.keyed(DataType.STRING, DataType.STRING), SCORES),
          backend,
          snapshot);
    }
    return open(
        new TopOperator<>(origin, DataType.STRING.key(), SCORES, size, ranking, DELETE, true),
        DataType.change(DataType.ranked(DataType.STRING), SCORES),
        backend,
        snapshot);
  }

  private static <R> KeyedOneInputStreamOperatorTestHarness<Object, Score, R> open(
      OneInputStreamOperator<Score, R> operator,
      DataType<R> output,
      Backend backend,
      @Nullable OperatorSubtaskState snapshot)
      throws Exception {
    return KeyedHarness.open(operator, DataType.STRING, score -> "g", output, backend, snapshot);
  }
}
