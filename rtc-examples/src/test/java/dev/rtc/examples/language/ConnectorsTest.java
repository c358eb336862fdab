package dev.rtc.examples.language;

import static dev.rtc.aggregate.Aggregations.counting;
import static dev.rtc.examples.language.Given.TIME;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.console.Console;
import dev.rtc.connector.generate.Generate;
import dev.rtc.connector.generate.Items;
import dev.rtc.connector.generate.Timeline;
import dev.rtc.state.Ranking;
import dev.rtc.time.Late;
import dev.rtc.time.Lifetime;
import dev.rtc.time.Window;
import dev.rtc.type.Keyed;
import dev.rtc.type.Windowed;
import java.time.Instant;
import java.util.Map;
import org.apache.flink.api.connector.source.Boundedness;
import org.junit.jupiter.api.Test;

/** The samples of sources that make records up, and of sinks that show them. */
class ConnectorsTest {

  private static final Sale TEA = Sale.of("berlin", "tea", 300, 1);
  private static final Sale CAKE = Sale.of("berlin", "cake", 500, 2);
  private static final Sale MATE = Sale.of("oslo", "mate", 100, 3);
  private static final Sale SOUP = Sale.of("oslo", "soup", 100, 4);

  private final SourceSpec<Sale> sales = Given.endless(Sale.class);

  @Test
  void records_are_given_or_made_up() {
    // region made-up
    SourceSpec<String> given = Items.of("tea", "cake", "mate");
    SourceSpec<Long> numbers = Generate.sequence(1, 1_000);
    SourceSpec<Sale> madeUp = Generate.events(
            Timeline.from(Instant.parse("2026-03-01T12:00:00Z"), ofMillis(5))
                .outOfOrder(ofSeconds(4))
                .late(0.001, ofMinutes(3)),
            tick -> new Sale("berlin", "tea", tick.random().nextInt(500), tick.at()))
        .rate(1_000, ofSeconds(1))
        .limit(60_000);
    // endregion

    assertThat(given.boundedness()).isEqualTo(Boundedness.BOUNDED);
    assertThat(numbers.boundedness()).isEqualTo(Boundedness.BOUNDED);
    assertThat(madeUp.type().rawClass()).isEqualTo(Sale.class);
  }

  @Test
  void the_console_shows_the_best_of_each_hour() {
    Story story =
        Story.of(
            p ->
                // region best-per-hour
                p.from("sales", sales, TIME)
                    .keyBy(Sale::product)
                    .window(Window.tumbling(ofHours(1)), Late.drop())
                    .aggregate("per-hour", counting())
                    .keyBy(Windowed::start)
                    .top("best", 3,
                        Ranking.<Windowed<String, Long>, Long>highest(Windowed::value)
                            .thenLowest(Windowed::key)
                            .onePer(Windowed::key),
                        Lifetime.eventTime(ofHours(2)).thenDelete())
                    .map("count", row -> row.value().value())  // Console.table orders by it
                    .to("screen", Console.table(9))
            // endregion
            );

    story
        .with(t -> t.input("sales").send(TEA, CAKE, CAKE, MATE, TEA))
        .with(t -> t.input("sales").send(SOUP, CAKE));

    story
        .undisturbed()
        .table("screen")
        .hasRows(
            Map.of(
                new Keyed<>(Sale.NOON, "cake"), 3L,
                new Keyed<>(Sale.NOON, "tea"), 2L,
                new Keyed<>(Sale.NOON, "mate"), 1L));
    story.goesOnAfterRestarts();
  }
}
