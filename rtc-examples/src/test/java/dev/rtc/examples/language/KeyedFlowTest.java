package dev.rtc.examples.language;

import static dev.rtc.aggregate.Aggregations.counting;
import static dev.rtc.aggregate.Aggregations.summing;
import static dev.rtc.examples.language.Given.TIME;
import static dev.rtc.examples.language.Sale.noonPlus;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.UpsertSpec;
import dev.rtc.state.Ranking;
import dev.rtc.testing.CollectedTable;
import dev.rtc.testing.PipelineTest;
import dev.rtc.time.Lifetime;
import dev.rtc.time.Updates;
import dev.rtc.type.Change;
import dev.rtc.type.Keyed;
import dev.rtc.type.Ranked;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The samples of what is kept per key. */
class KeyedFlowTest {

  private static final Sale TEA = Sale.of("berlin", "tea", 300, 1);
  private static final Sale CAKE = Sale.of("berlin", "cake", 500, 20);
  private static final Sale MATE = Sale.of("oslo", "mate", 200, 30);
  private static final Sale CHEAP_TEA = Sale.of("berlin", "tea", 100, 40);
  private static final int AN_HOUR = 3600;

  private final SourceSpec<Sale> sales = Given.endless(Sale.class);
  private final SinkSpec<Object> out = Given.sink();
  private final UpsertSpec<Object, Object> rows = Given.rows();

  @Test
  void running_tells_each_change() {
    Story story =
        Story.of(
            p ->
                // region running
                p.from("sales", sales)
                    .keyBy(Sale::shop)
                    .running("revenue", summing(Sale::cents), Updates.each(), Lifetime.forever())
                    .to("rows", rows)
            // endregion
            );

    story.with(t -> t.input("sales").send(TEA, MATE)).with(t -> t.input("sales").send(CAKE));

    CollectedTable<String, Long> revenue = story.undisturbed().table("rows");
    revenue.hasRows(Map.of("berlin", 800L, "oslo", 200L));
    assertThat(revenue.changes("berlin"))
        .containsExactly(Change.insert("berlin", 300L), Change.updateAfter("berlin", 800L));
    story.goesOnAfterRestarts();
  }

  @Test
  void running_tells_several_changes_at_once() {
    Story story =
        Story.of(
            p ->
                // region within
                p.from("sales", sales)
                    .keyBy(Sale::shop)
                    .running("sales-per-shop", counting(),
                        Updates.within(ofMillis(200)),
                        Lifetime.processingTime(ofDays(1)).thenKeep())
                    .to("rows", rows)
            // endregion
            );

    story.with(t -> t.input("sales").send(TEA, MATE)).with(t -> t.input("sales").send(CAKE));

    story.undisturbed().table("rows").hasRows(Map.of("berlin", 2L, "oslo", 1L));
    assertThat(story.afterRestarts().table("rows").rows())
        .isEqualTo(Map.of("berlin", 2L, "oslo", 1L));
  }

  @Test
  void a_row_is_deleted_or_kept_when_its_lifetime_ends() {
    Story story =
        Story.of(
            p -> {
              var shops = p.from("sales", sales, TIME).keyBy(Sale::shop);
              // region lifetime
              shops
                  .running("recent", counting(), Updates.each(),
                      Lifetime.eventTime(ofHours(1)).thenDelete())   // the row goes with the state
                  .to("rows", rows);
              shops
                  .running("known", counting(), Updates.each(),
                      Lifetime.eventTime(ofHours(1)).thenKeep())     // the row stays, counting starts anew
                  .to("kept-rows", rows);
              // endregion
            });

    story
        .with(t -> t.input("sales").send(TEA, CAKE))
        .with(t -> t.input("sales").watermark(noonPlus(2 * AN_HOUR)))
        .with(t -> t.input("sales").send(Sale.of("oslo", "mate", 200, 2 * AN_HOUR)));

    PipelineTest told = story.undisturbed();
    told.table("rows").hasRows(Map.of("oslo", 1L));
    told.table("kept-rows").hasRows(Map.of("berlin", 2L, "oslo", 1L));
    story.goesOnAfterRestarts();
  }

  @Test
  void latest_keeps_the_newest_record() {
    Story story =
        Story.of(
            p ->
                // region latest
                p.from("sales", sales, TIME)
                    .keyBy(Sale::shop)
                    .latest("last-sale", Lifetime.eventTime(ofDays(1)).thenDelete())
                    .to("rows", rows)
            // endregion
            );
    Sale older = Sale.of("berlin", "coffee", 250, 15);

    story.with(t -> t.input("sales").send(TEA, MATE, CAKE)).with(t -> t.input("sales").send(older));

    story.undisturbed().table("rows").hasRows(Map.of("berlin", CAKE, "oslo", MATE));
    story.goesOnAfterRestarts();
  }

  @Test
  void first_drops_what_is_delivered_again() {
    Story story =
        Story.of(
            p ->
                // region first
                p.from("sales", sales, TIME)
                    .keyBy(sale -> sale)                              // or an id, where there is one
                    .first("once", Lifetime.eventTime(ofHours(1)))
                    .to("out", out)
            // endregion
            );

    story.with(t -> t.input("sales").send(TEA, TEA, MATE)).with(t -> t.input("sales").send(TEA));

    story.undisturbed().output("out").containsInAnyOrder(TEA, MATE);
    story.goesOnAfterRestarts();
  }

  @Test
  void top_keeps_the_best_records_by_rank() {
    Story story =
        Story.of(
            p ->
                // region top
                p.from("sales", sales)
                    .keyBy(Sale::shop)
                    .top("largest", 2, Ranking.highest(Sale::cents), Lifetime.forever())
                    .to("rows", rows)                                 // keyed by shop and rank
            // endregion
            );

    story
        .with(t -> t.input("sales").send(TEA, MATE))
        .with(t -> t.input("sales").send(CAKE, CHEAP_TEA));

    story
        .undisturbed()
        .table("rows")
        .hasRows(
            Map.of(
                new Ranked<>("berlin", 1), CAKE,
                new Ranked<>("berlin", 2), TEA,
                new Ranked<>("oslo", 1), MATE));
    story.goesOnAfterRestarts();
  }

  @Test
  void top_keeps_one_record_per_identity() {
    Story story =
        Story.of(
            p ->
                // region top-distinct
                p.from("sales", sales)
                    .keyBy(Sale::shop)
                    .top("best-products", 1,
                        Ranking.highest(Sale::cents).thenLowest(Sale::product).onePer(Sale::product),
                        Lifetime.forever())
                    .to("rows", rows)                                 // keyed by shop and product
            // endregion
            );

    story
        .with(t -> t.input("sales").send(CAKE))
        .with(t -> t.input("sales").send(TEA, Sale.of("berlin", "tea", 900, 50)));

    CollectedTable<Keyed<String, String>, Sale> best = story.undisturbed().table("rows");
    best.hasRows(Map.of(new Keyed<>("berlin", "tea"), Sale.of("berlin", "tea", 900, 50)));
    assertThat(best.changes()).contains(Change.delete(new Keyed<>("berlin", "cake"), CAKE));
    story.goesOnAfterRestarts();
  }

  @Test
  void a_ranking_compares_one_field_after_another() {
    Story story =
        Story.of(
            p -> {
              // region ranking
              Ranking<Sale> cheapest = Ranking.lowest(Sale::cents).thenHighest(Sale::product);
              // endregion
              p.from("sales", sales)
                  .keyBy(Sale::shop)
                  .top("cheapest", 2, cheapest, Lifetime.forever())
                  .to("rows", rows);
            });
    Sale bun = Sale.of("berlin", "bun", 100, 60);

    story
        .with(t -> t.input("sales").send(TEA, bun))
        .with(t -> t.input("sales").send(CHEAP_TEA, CAKE));

    story
        .undisturbed()
        .table("rows")
        .hasRows(Map.of(new Ranked<>("berlin", 1), CHEAP_TEA, new Ranked<>("berlin", 2), bun));
    story.goesOnAfterRestarts();
  }

  @Test
  void stateful_remembers_what_it_wants_and_sets_timers() {
    Story story =
        Story.of(
            p ->
                // region stateful
                p.from("sales", sales, TIME)
                    .keyBy(Sale::shop)
                    .stateful("silence", Lifetime.eventTime(ofDays(7)), new Silence(ofMinutes(10)))
                    .to("out", out)
            // endregion
            );

    story
        .with(t -> t.input("sales").send(TEA, CAKE))
        .with(t -> t.input("sales").send(Sale.of("oslo", "mate", 200, 500)))
        .with(t -> t.input("sales").send(Sale.of("oslo", "mate", 200, 1000)))
        .with(t -> t.input("sales").send(Sale.of("berlin", "tea", 300, 1020)));

    story
        .undisturbed()
        .<String>output("out")
        .containsInAnyOrder(
            "berlin sold cake, then nothing",
            "oslo sold mate, then nothing",
            "berlin sold tea, then nothing");
    story.goesOnAfterRestarts();
  }

  @Test
  void stateful_tells_what_expires() {
    Story story =
        Story.of(
            p ->
                p.from("sales", sales, TIME)
                    .keyBy(Sale::shop)
                    .stateful("closed", Lifetime.eventTime(ofHours(1)), new LastProduct())
                    .to("out", out));

    story
        .with(t -> t.input("sales").send(TEA, CAKE, MATE))
        .with(t -> t.input("sales").watermark(noonPlus(2 * AN_HOUR)));

    story.undisturbed().<String>output("out").containsInAnyOrder("cake", "mate");
    story.goesOnAfterRestarts();
  }
}
