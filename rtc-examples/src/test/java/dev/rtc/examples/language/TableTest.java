package dev.rtc.examples.language;

import static dev.rtc.aggregate.Aggregations.summing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.Assembly;
import dev.rtc.Table;
import dev.rtc.connector.DeadLetter;
import dev.rtc.connector.OnError;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.UpsertSpec;
import dev.rtc.testing.CollectedTable;
import dev.rtc.testing.PipelineTest;
import dev.rtc.time.Lifetime;
import dev.rtc.time.Updates;
import dev.rtc.type.Change;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The samples of what is done with the latest value per key. */
class TableTest {

  private static final Sale TEA = Sale.of("berlin", "tea", 300, 1);
  private static final Sale CAKE = Sale.of("berlin", "cake", 500, 20);
  private static final Sale REFUND = Sale.of("berlin", "cake", -500, 25);
  private static final Sale MATE = Sale.of("oslo", "mate", 200, 30);

  private final SourceSpec<Sale> sales = Given.endless(Sale.class);
  private final SinkSpec<Object> out = Given.sink();
  private final SinkSpec<DeadLetter> bad = Given.sink();
  private final UpsertSpec<Object, Object> rows = Given.rows();

  @Test
  void to_keeps_rows() {
    Story story =
        Story.of(
            p -> {
              // region table
              Table<String, Long> revenue = p.from("sales", sales)
                  .keyBy(Sale::shop)
                  .running("revenue", summing(Sale::cents), Updates.each(), Lifetime.forever());
              revenue.to("rows", rows);
              // endregion
            });

    story.with(t -> t.input("sales").send(TEA, MATE)).with(t -> t.input("sales").send(CAKE));

    story.undisturbed().table("rows").hasRows(Map.of("berlin", 800L, "oslo", 200L));
    story.goesOnAfterRestarts();
  }

  @Test
  void map_turns_the_value_of_each_row_into_another() {
    Story story =
        Story.of(
            p ->
                // region map
                revenue(p)
                    .map("text", row -> row.key() + " earns " + row.value())
                    .to("rows", rows)
            // endregion
            );

    story.with(t -> t.input("sales").send(TEA)).with(t -> t.input("sales").send(CAKE));

    story.undisturbed().table("rows").hasRows(Map.of("berlin", "berlin earns 800"));
    story.goesOnAfterRestarts();
  }

  @Test
  void filter_deletes_rows_that_no_longer_pass() {
    Story story =
        Story.of(
            p ->
                // region filter
                revenue(p)
                    .filter("rich", row -> row.value() > 400)
                    .to("rows", rows)
            // endregion
            );

    story
        .with(t -> t.input("sales").send(TEA, MATE))
        .with(t -> t.input("sales").send(CAKE))
        .with(t -> t.input("sales").send(REFUND));

    CollectedTable<String, Long> rich = story.undisturbed().table("rows");
    rich.isEmpty();
    assertThat(rich.changes())
        .extracting(Change::kind)
        .containsExactly(Change.Kind.INSERT, Change.Kind.DELETE);
    story.goesOnAfterRestarts();
  }

  @Test
  void changes_makes_facts_of_corrections() {
    Story story =
        Story.of(
            p ->
                // region changes
                revenue(p)
                    .changes("revenue-changes")
                    .filter("after", change -> change.kind() != Change.Kind.UPDATE_BEFORE)
                    .map("line", change -> change.kind() + " " + change.key() + " " + change.value())
                    .to("out", out)
            // endregion
            );

    story.with(t -> t.input("sales").send(TEA)).with(t -> t.input("sales").send(CAKE));

    story
        .undisturbed()
        .output("out")
        .containsExactly("INSERT berlin 300", "UPDATE_AFTER berlin 800");
    story.goesOnAfterRestarts();
  }

  @Test
  void onError_diverts_rows_that_fail() {
    Story story =
        Story.of(
            p ->
                // region onError
                revenue(p)
                    .onError(OnError.to("bad", bad))
                    .map("share", row -> 1000 / row.value())
                    .to("rows", rows)
            // endregion
            );

    story.with(t -> t.input("sales").send(Sale.of("oslo", "gift", 0, 1), TEA));

    PipelineTest told = story.undisturbed();
    told.table("rows").hasRows(Map.of("berlin", 3L));
    assertThat(told.<DeadLetter>output("bad").records())
        .singleElement()
        .extracting(DeadLetter::step, DeadLetter::message)
        .containsExactly("share", "/ by zero");
  }

  private Table<String, Long> revenue(Assembly p) {
    return p.from("sales", sales)
        .keyBy(Sale::shop)
        .running("revenue", summing(Sale::cents), Updates.each(), Lifetime.forever());
  }
}
