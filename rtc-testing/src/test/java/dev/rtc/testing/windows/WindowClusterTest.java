package dev.rtc.testing.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.testing.PipelineTest;
import dev.rtc.type.Change;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Compares window steps to the model on a real cluster: several sources, two subtasks and, for some
 * seeds, a restart.
 *
 * <p>The order between sources is random there: only one speaks at a time, and what is compared is
 * what remains at the end.
 */
class WindowClusterTest {

  private static final int SEEDS = 20;
  private static final int ROUNDS = 4;
  private static final int RECORDS_A_ROUND = 8;

  @ParameterizedTest
  @EnumSource
  void every_kind_gives_what_the_model_gives(Kind kind) {
    for (int seed = 0; seed < SEEDS; seed++) {
      Choice choice = seed % 2 == 0 ? Choice.DIVERT : Choice.LATENESS_THEN_DIVERT;
      Summary summary = Summary.of(seed);
      new Run(kind, choice, summary, seed).compare();
    }
  }

  /** Is one pipeline under one seed. */
  private static final class Run {

    private final Random random;
    private final Choice choice;
    private final Model model;
    private final PipelineTest test;
    private final int seed;
    private long time = 100;

    Run(Kind kind, Choice choice, Summary summary, int seed) {
      this.random = new Random(seed);
      this.choice = choice;
      this.model = new Model(kind, choice, summary, false);
      this.test = PipelineTest.of(Windows.of(kind, choice, summary));
      this.seed = seed;
    }

    void compare() {
      for (int round = 0; round < ROUNDS; round++) {
        send(Windows.SOURCES.get(random.nextInt(Windows.SOURCES.size())));
        advance();
        if (seed % 5 == 4 && round == ROUNDS / 2) {
          test.restart(1 + random.nextInt(3));
          model.on(new Event.Restore());
        }
      }
      test.end();
      marks(Long.MAX_VALUE);

      List<Told> told = test.output("out").records().stream().map(Told::of).toList();
      assertThat(left(told)).as("seed %d", seed).isEqualTo(left(model.told()));
      assertThat(test.<Fact>output("late").records())
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(model.late());
    }

    private void send(String source) {
      for (int i = 0; i < RECORDS_A_ROUND; i++) {
        Fact.Lane lane = Fact.Lane.any(random);
        Fact fact = new Fact(lane, time - random.nextInt(60), random.nextInt(20));
        test.<Fact>input(source).send(fact);
        model.on(new Event.Arrival(fact));
      }
      test.settle();
    }

    private void advance() {
      time += random.nextInt(25);
      for (String source : Windows.SOURCES) {
        test.<Fact>input(source).watermark(Instant.ofEpochMilli(time - 20));
      }
      marks(time - 20);
      test.settle();
    }

    private void marks(long at) {
      for (int source = 0; source < Course.SOURCES; source++) {
        model.on(new Event.Mark(source, at));
      }
    }

    /** Returns the results themselves, or where they are corrected the rows that remain. */
    private List<Told> left(List<Told> told) {
      if (!choice.corrects()) {
        return told.stream().sorted(Told.BY_ROW).toList();
      }
      Map<List<Object>, Told> rows = new HashMap<>();
      for (Told change : told) {
        List<Object> row = List.of(change.lane(), change.start(), change.end());
        if (change.what().equals(Change.Kind.DELETE.name())) {
          rows.remove(row);
        } else if (!change.what().equals(Change.Kind.UPDATE_BEFORE.name())) {
          rows.put(row, change.asRow());
        }
      }
      return rows.values().stream().sorted(Told.BY_ROW).toList();
    }
  }
}
