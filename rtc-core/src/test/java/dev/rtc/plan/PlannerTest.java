package dev.rtc.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.Assembly;
import dev.rtc.Flow;
import dev.rtc.Pipeline;
import dev.rtc.Table;
import dev.rtc.connector.SourceSpec;
import dev.rtc.graph.Port;
import dev.rtc.sample.Collected;
import dev.rtc.sample.CollectedTable;
import dev.rtc.sample.GivenSource;
import dev.rtc.sample.Tally;
import dev.rtc.time.Lifetime;
import dev.rtc.time.Updates;
import dev.rtc.type.DataType;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PlannerTest {

  private static final SourceSpec<String> WORDS = GivenSource.of(DataType.STRING, "a");

  @Test
  void stateless_steps_in_a_row_are_one_operator() {
    PhysicalPlan plan =
        plan(
            p ->
                p.from("words", WORDS)
                    .map("upper", word -> word + "!")
                    .filter("long", word -> word.length() > 3)
                    .flatMap("twice", DataType.STRING, (word, out) -> out.collect(word + word))
                    .to("out", new Collected<>()));

    assertThat(shape(plan))
        .containsExactly(
            "source words []",
            "fused upper [words]: map upper, filter long, flatMap twice",
            "sink out [upper]");
  }

  @Test
  void a_sink_behind_a_map_strips_what_a_filter_beside_it_asked_for() {
    PhysicalPlan plan =
        plan(
            p -> {
              Table<String, Integer> lengths =
                  p.from("words", WORDS)
                      .keyBy(word -> word)
                      .latest("latest", Lifetime.forever())
                      .map("length", row -> row.value().length());
              lengths.to("out-all", new CollectedTable<>());
              lengths
                  .filter("long", row -> row.value() > 9)
                  .map("twice", row -> 2 * row.value())
                  .to("out-long", new CollectedTable<>());
            });

    assertThat(plan.steps())
        .filteredOn(UpsertStep.class::isInstance)
        .extracting(step -> ((UpsertStep) step).beforeImages())
        .containsExactly(true, true);
    assertThat(plan.steps())
        .filteredOn(LatestStep.class::isInstance)
        .extracting(step -> ((LatestStep) step).beforeImages())
        .containsExactly(true);
  }

  @Test
  void a_branch_ends_an_operator() {
    PhysicalPlan plan =
        plan(
            p -> {
              Flow<String> upper =
                  p.from("words", WORDS).map("first", w -> w).map("upper", w -> w + "!");
              upper.map("left", w -> w).to("out-left", new Collected<>());
              upper.map("right", w -> w).map("more", w -> w).to("out-right", new Collected<>());
            });

    assertThat(shape(plan))
        .containsExactly(
            "source words []",
            "fused first [words]: map first, map upper",
            "fused left [first]: map left",
            "sink out-left [left]",
            "fused right [first]: map right, map more",
            "sink out-right [right]");
  }

  @Test
  void a_union_begins_an_operator() {
    PhysicalPlan plan =
        plan(
            p -> {
              Flow<String> left = p.from("left", WORDS).map("upper", w -> w);
              Flow<String> right = p.from("right", WORDS);
              left.union(right).map("both", w -> w).to("out", new Collected<>());
            });

    assertThat(shape(plan))
        .containsExactly(
            "source left []",
            "fused upper [left]: map upper",
            "source right []",
            "fused both [upper, right]: map both",
            "sink out [both]");
  }

  @Test
  void a_flow_united_with_itself_is_read_twice() {
    PhysicalPlan plan =
        plan(
            p -> {
              Flow<String> words = p.from("words", WORDS).map("upper", w -> w);
              words.union(words).map("twice", w -> w).to("out", new Collected<>());
            });

    assertThat(shape(plan))
        .containsExactly(
            "source words []",
            "fused upper [words]: map upper",
            "fused twice [upper, upper]: map twice",
            "sink out [twice]");
  }

  @Test
  void a_total_has_two_phases() {
    PhysicalPlan plan =
        plan(
            p ->
                p.from("words", WORDS)
                    .keyBy(word -> word)
                    .total("count", new Tally<>())
                    .to("out", new Collected<>()));

    assertThat(shape(plan))
        .containsExactly(
            "source words []",
            "combine count/combine [words]",
            "total count [count/combine]",
            "sink out [count]");
    assertThat(step(plan, CombineStep.class).delay()).isEmpty();
  }

  @Test
  void updates_within_a_time_have_two_phases() {
    PhysicalPlan plan = running(Updates.within(Duration.ofMillis(200)));

    assertThat(shape(plan))
        .containsExactly(
            "source words []",
            "combine count/combine [words]",
            "running count [count/combine]",
            "upsert sink out [count]");
    assertThat(step(plan, CombineStep.class).delay()).contains(Duration.ofMillis(200));
    assertThat(step(plan, RunningStep.class).combined()).isTrue();
  }

  @Test
  void each_update_has_one_phase() {
    PhysicalPlan plan = running(Updates.each());

    assertThat(shape(plan))
        .containsExactly("source words []", "running count [words]", "upsert sink out [count]");
    assertThat(step(plan, RunningStep.class).combined()).isFalse();
    assertThat(step(plan, RunningStep.class).beforeImages()).isFalse();
    assertThat(step(plan, UpsertStep.class).beforeImages()).isFalse();
  }

  @Test
  void changes_want_the_value_before_and_the_upsert_sink_beside_them_does_not() {
    PhysicalPlan plan =
        plan(
            p -> {
              Table<String, Long> counts = counts(p, Updates.each());
              counts.changes("changes").to("log", new Collected<>());
              counts.to("rows", new CollectedTable<>());
            });

    assertThat(step(plan, RunningStep.class).beforeImages()).isTrue();
    assertThat(step(plan, UpsertStep.class).beforeImages()).isTrue();
  }

  @Test
  void changes_are_fused_with_what_follows() {
    PhysicalPlan plan =
        plan(
            p ->
                counts(p, Updates.each())
                    .changes("changes")
                    .map("keys", change -> change.key())
                    .to("out", new Collected<>()));

    assertThat(shape(plan)).contains("fused changes [count]: changes changes, map keys");
  }

  private static PhysicalPlan running(Updates updates) {
    return plan(p -> counts(p, updates).to("out", new CollectedTable<>()));
  }

  private static Table<String, Long> counts(Assembly p, Updates updates) {
    return p.from("words", WORDS)
        .keyBy(word -> word)
        .running("count", new Tally<>(), updates, Lifetime.forever());
  }

  private static PhysicalPlan plan(Consumer<Assembly> body) {
    return Planner.plan(Pipeline.define("planned", body).graph());
  }

  private static List<String> shape(PhysicalPlan plan) {
    return plan.steps().stream().map(PlannerTest::shape).toList();
  }

  private static String shape(PhysicalStep step) {
    List<String> inputs = step.inputs().stream().map(Port::toString).toList();
    String text = step.kind() + " " + step.uid() + " " + inputs;
    return step instanceof FusedStep ? text + ": " + step.detail() : text;
  }

  private static <S extends PhysicalStep> S step(PhysicalPlan plan, Class<S> kind) {
    return plan.steps().stream().filter(kind::isInstance).map(kind::cast).findFirst().orElseThrow();
  }
}
