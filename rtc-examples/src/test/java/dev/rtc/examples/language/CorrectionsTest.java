package dev.rtc.examples.language;

import static dev.rtc.aggregate.Aggregations.counting;
import static dev.rtc.aggregate.Aggregations.summing;
import static dev.rtc.examples.language.Given.TIME;
import static dev.rtc.examples.language.Sale.noonPlus;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.UpsertSpec;
import dev.rtc.testing.CollectedTable;
import dev.rtc.time.Corrections;
import dev.rtc.time.Late;
import dev.rtc.time.Window;
import dev.rtc.type.All;
import dev.rtc.type.Change;
import dev.rtc.type.WindowKey;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The samples of windows that tell their result more than once. */
class CorrectionsTest {

  private static final Sale TEA = Sale.of("berlin", "tea", 300, 10);
  private static final Sale CAKE = Sale.of("berlin", "cake", 500, 50);
  private static final Sale SOUP = Sale.of("berlin", "soup", 700, 55);

  private final SourceSpec<Sale> sales = Given.endless(Sale.class);
  private final UpsertSpec<Object, Object> rows = Given.rows();
  private final SinkSpec<Object> late = Given.sink();

  @Test
  void early_results_come_before_a_window_closes() {
    Story story =
        Story.of(
            p ->
                // region early
                p.from("sales", sales, TIME)
                    .keyBy(Sale::shop)
                    .window(Window.tumbling(ofMinutes(1)),
                        Corrections.early(ofMillis(100)).then(Late.drop()))
                    .aggregate("revenue", summing(Sale::cents))
                    .to("rows", rows)                         // keyed by shop and window
            // endregion
            );

    story
        .with(t -> t.input("sales").send(TEA))
        .with(t -> t.awaitRecords("rows", 1))
        .with(t -> t.input("sales").send(CAKE))
        .with(t -> t.awaitRecords("rows", 2));

    CollectedTable<WindowKey<String>, Long> told = story.undisturbed().table("rows");
    assertThat(told.changes())
        .containsExactly(
            Change.insert(window("berlin", 0, 60), 300L),
            Change.updateAfter(window("berlin", 0, 60), 800L));
    story.goesOnAfterRestarts();
  }

  @Test
  void late_records_correct_the_result_while_they_are_allowed() {
    Story story =
        Story.of(
            p ->
                // region allowed-lateness
                p.from("sales", sales, TIME)
                    .keyBy(Sale::shop)
                    .window(Window.tumbling(ofMinutes(1)),
                        Corrections.allowedLateness(ofMinutes(5)).then(Late.to("too-late", late)))
                    .aggregate("revenue", summing(Sale::cents))
                    .to("rows", rows)
            // endregion
            );

    story
        .with(t -> t.input("sales").send(TEA))
        .with(t -> t.input("sales").watermark(noonPlus(120)).send(CAKE))
        .with(t -> t.input("sales").watermark(noonPlus(400)).send(SOUP));

    CollectedTable<WindowKey<String>, Long> told = story.undisturbed().table("rows");
    assertThat(told.changes())
        .containsExactly(
            Change.insert(window("berlin", 0, 60), 300L),
            Change.updateAfter(window("berlin", 0, 60), 800L));
    story.undisturbed().output("too-late").containsExactly(SOUP);
    story.goesOnAfterRestarts();
  }

  @Test
  void a_session_that_grows_takes_the_place_of_those_before() {
    Story story =
        Story.of(
            p ->
                // region corrected-session
                p.from("sales", sales, TIME)
                    .keyBy(Sale::shop)
                    .window(Window.session(ofSeconds(30)),
                        Corrections.early(ofMillis(100))
                            .allowedLateness(ofMinutes(5))
                            .then(Late.drop()))
                    .aggregate("rush", counting())
                    .to("rows", rows)
            // endregion
            );

    story
        .with(t -> t.input("sales").send(TEA))
        .with(t -> t.input("sales").watermark(noonPlus(45)))
        .with(t -> t.input("sales").watermark(noonPlus(45)).send(CAKE))
        .with(t -> t.input("sales").send(Sale.of("berlin", "mate", 200, 30)));

    story.undisturbed().table("rows").hasRows(Map.of(window("berlin", 10, 80), 3L));
    assertThat(story.afterRestarts().table("rows").rows())
        .isEqualTo(Map.of(window("berlin", 10, 80), 3L));
  }

  @Test
  void windows_of_the_whole_flow_are_corrected() {
    Story story =
        Story.of(
            p ->
                // region corrected-all
                p.from("sales", sales, TIME)
                    .window(Window.tumbling(ofMinutes(1)),
                        Corrections.allowedLateness(ofMinutes(5)).then(Late.drop()))
                    .aggregate("all-shops", summing(Sale::cents))
                    .to("rows", rows)
            // endregion
            );

    story
        .with(t -> t.input("sales").send(TEA))
        .with(t -> t.input("sales").watermark(noonPlus(120)).send(CAKE));

    story.undisturbed().table("rows").hasRows(Map.of(window(All.RECORDS, 0, 60), 800L));
    story.goesOnAfterRestarts();
  }

  private static <K> WindowKey<K> window(K key, int from, int to) {
    return new WindowKey<>(key, noonPlus(from), noonPlus(to));
  }
}
