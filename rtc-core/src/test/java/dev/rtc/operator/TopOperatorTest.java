package dev.rtc.operator;

import static dev.rtc.operator.Harnesses.taken;
import static dev.rtc.operator.KeyedHarness.assertNothingIsKept;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.state.DistinctRanking;
import dev.rtc.state.Ranking;
import dev.rtc.time.Lifetime;
import dev.rtc.time.RowLifetime;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import dev.rtc.type.Keyed;
import dev.rtc.type.Ranked;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@SuppressWarnings("try") // a harness may be interrupted as it closes
class TopOperatorTest {

  private static final DataType<Score> SCORES = DataType.of(Score.class);
  private static final Ranking<Score> HIGHEST = Ranking.highest(Score::points);
  private static final RowLifetime DELETE = Lifetime.eventTime(ofMillis(100)).thenDelete();

  /** Is a player's score; all play one game. */
  record Score(String player, int points) {
    @Override
    public String toString() {
      return player + ":" + points;
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_record_that_makes_its_way_in_moves_the_others_down(Backend backend) throws Exception {
    try (var harness = ranked(backend, 2, Lifetime.forever(), true, null)) {
      send(harness, new Score("ann", 5));
      send(harness, new Score("bob", 3));
      send(harness, new Score("cid", 1));
      send(harness, new Score("dan", 4));

      assertThat(taken(harness))
          .containsExactly(
              "INSERT Ranked[key=g, rank=1] ann:5 @1",
              "INSERT Ranked[key=g, rank=2] bob:3 @1",
              "UPDATE_BEFORE Ranked[key=g, rank=2] bob:3 @1",
              "UPDATE_AFTER Ranked[key=g, rank=2] dan:4 @1");
    }
  }

  @Test
  void of_equals_the_first_stays_ahead_and_equal_rows_are_not_told() throws Exception {
    try (var harness = ranked(Backend.HEAP, 3, Lifetime.forever(), false, null)) {
      send(harness, new Score("ann", 5));
      send(harness, new Score("bob", 5));
      taken(harness);
      send(harness, new Score("ann", 5));
      send(harness, new Score("ann", 5));
      assertThat(taken(harness)).containsExactly("INSERT Ranked[key=g, rank=3] ann:5 @1");

      send(harness, new Score("cid", 9));
      assertThat(taken(harness))
          .containsExactly(
              "UPDATE_AFTER Ranked[key=g, rank=1] cid:9 @1",
              "UPDATE_AFTER Ranked[key=g, rank=2] ann:5 @1",
              "UPDATE_AFTER Ranked[key=g, rank=3] bob:5 @1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void restored_ranks_go_on_and_end_from_the_last_up(Backend backend) throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = ranked(backend, 2, DELETE, false, null)) {
      send(harness, new Score("ann", 5));
      send(harness, new Score("bob", 3));
      snapshot = harness.snapshot(1, 1);
      send(harness, new Score("cid", 9));
    }

    try (var harness = ranked(backend, 2, DELETE, false, snapshot)) {
      send(harness, new Score("dan", 4));
      harness.processWatermark(101);

      assertThat(taken(harness))
          .containsExactly(
              "UPDATE_AFTER Ranked[key=g, rank=2] dan:4 @1",
              "DELETE Ranked[key=g, rank=2] dan:4 @101",
              "DELETE Ranked[key=g, rank=1] ann:5 @101",
              "watermark 101");
      assertNothingIsKept(backend, harness);
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_identity_has_one_row_and_loses_it_to_a_better_one(Backend backend) throws Exception {
    try (var harness = distinct(backend, 2, Lifetime.forever(), true, null)) {
      send(harness, new Score("ann", 5));
      send(harness, new Score("bob", 3));
      send(harness, new Score("cid", 4));
      send(harness, new Score("ann", 6));
      send(harness, new Score("ann", 1));
      send(harness, new Score("ann", 1));

      assertThat(taken(harness))
          .containsExactly(
              "INSERT Keyed[key=g, value=ann] ann:5 @1",
              "INSERT Keyed[key=g, value=bob] bob:3 @1",
              "DELETE Keyed[key=g, value=bob] bob:3 @1",
              "INSERT Keyed[key=g, value=cid] cid:4 @1",
              "UPDATE_BEFORE Keyed[key=g, value=ann] ann:5 @1",
              "UPDATE_AFTER Keyed[key=g, value=ann] ann:6 @1",
              "DELETE Keyed[key=g, value=ann] ann:6 @1",
              "INSERT Keyed[key=g, value=bob] bob:3 @1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void identities_end_with_their_key(Backend backend) throws Exception {
    try (var harness = distinct(backend, 2, DELETE, false, null)) {
      send(harness, new Score("ann", 5));
      send(harness, new Score("bob", 3));
      send(harness, new Score("cid", 4));
      taken(harness);
      harness.processWatermark(101);

      assertThat(taken(harness))
          .containsExactly(
              "DELETE Keyed[key=g, value=cid] cid:4 @101",
              "DELETE Keyed[key=g, value=ann] ann:5 @101",
              "watermark 101");
      assertNothingIsKept(backend, harness);
    }
  }

  @ParameterizedTest
  @EnumSource
  void rows_are_always_the_best_whatever_rises_and_falls(Backend backend) throws Exception {
    for (int seed = 0; seed < (backend == Backend.HEAP ? 200 : 10); seed++) {
      Random random = new Random(seed);
      int size = 1 + random.nextInt(4);
      Map<String, Score> all = new HashMap<>();
      Map<Keyed<String, String>, Score> rows = new LinkedHashMap<>();
      var harness = distinct(backend, size, Lifetime.forever(), true, null);
      try {
        for (int i = 0; i < 100; i++) {
          // points are distinct, so that the oracle needs no arrivals
          Score score = new Score("p" + random.nextInt(12), random.nextInt(1000) * 100 + i);
          all.put(score.player(), score);
          send(harness, score);
          apply(harness, rows);
          assertThat(rows.values())
              .as("seed %d, record %d", seed, i)
              .containsExactlyInAnyOrderElementsOf(
                  all.values().stream()
                      .sorted(Comparator.comparingInt(Score::points).reversed())
                      .limit(size)
                      .collect(Collectors.toList()));
          if (i % 40 == 39) {
            OperatorSubtaskState snapshot = harness.snapshot(i, i);
            harness.close();
            harness = distinct(backend, size, Lifetime.forever(), true, snapshot);
          }
        }
      } finally {
        harness.close();
      }
    }
  }

  @Test
  void a_failing_ranking_names_step_record_and_cause() throws Exception {
    Ranking<Score> failing = Ranking.highest(score -> 10 / score.points());
    TopOperator<String, Score> operator =
        new TopOperator<>(
            origin(), DataType.STRING.key(), SCORES, 2, failing, Lifetime.forever(), false);
    try (var harness =
        KeyedHarness.open(
            operator,
            DataType.STRING,
            score -> "g",
            DataType.change(DataType.ranked(DataType.STRING), SCORES),
            Backend.HEAP,
            null)) {
      send(harness, new Score("ann", 1));

      assertThatThrownBy(() -> send(harness, new Score("bob", 0)))
          .hasMessage(
              "step 'best' (User.java:7) failed on record bob:0:"
                  + " java.lang.ArithmeticException: / by zero");
    }
  }

  private static void apply(
      KeyedOneInputStreamOperatorTestHarness<?, ?, Change<Keyed<String, String>, Score>> harness,
      Map<Keyed<String, String>, Score> rows) {
    for (StreamRecord<? extends Change<Keyed<String, String>, Score>> record :
        harness.extractOutputStreamRecords()) {
      Change<Keyed<String, String>, Score> change = record.getValue();
      switch (change.kind()) {
        case INSERT -> assertThat(rows.put(change.key(), change.value())).isNull();
        case UPDATE_BEFORE -> assertThat(rows).containsEntry(change.key(), change.value());
        case UPDATE_AFTER -> assertThat(rows.put(change.key(), change.value())).isNotNull();
        case DELETE -> assertThat(rows.remove(change.key())).isEqualTo(change.value());
      }
    }
    harness.getOutput().clear();
  }

  private static void send(KeyedOneInputStreamOperatorTestHarness<?, Score, ?> harness, Score score)
      throws Exception {
    harness.processElement(score, 1);
  }

  private static KeyedOneInputStreamOperatorTestHarness<
          Object, Score, Change<Ranked<String>, Score>>
      ranked(
          Backend backend,
          int size,
          RowLifetime lifetime,
          boolean beforeImages,
          @Nullable OperatorSubtaskState snapshot)
          throws Exception {
    return KeyedHarness.open(
        new TopOperator<>(
            origin(), DataType.STRING.key(), SCORES, size, HIGHEST, lifetime, beforeImages),
        DataType.STRING,
        score -> "g",
        DataType.change(DataType.ranked(DataType.STRING), SCORES),
        backend,
        snapshot);
  }

  private static KeyedOneInputStreamOperatorTestHarness<
          Object, Score, Change<Keyed<String, String>, Score>>
      distinct(
          Backend backend,
          int size,
          RowLifetime lifetime,
          boolean beforeImages,
          @Nullable OperatorSubtaskState snapshot)
          throws Exception {
    DistinctRanking<Score, String> ranking = HIGHEST.onePer(DataType.STRING, Score::player);
    return KeyedHarness.open(
        new DistinctTopOperator<>(
            origin(), DataType.STRING.key(), SCORES, size, ranking, lifetime, beforeImages),
        DataType.STRING,
        score -> "g",
        DataType.change(DataType.keyed(DataType.STRING, DataType.STRING), SCORES),
        backend,
        snapshot);
  }

  private static StepOrigin origin() {
    return new StepOrigin("best", "User.java:7");
  }
}
