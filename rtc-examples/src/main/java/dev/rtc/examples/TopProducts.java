package dev.rtc.examples;

import static dev.rtc.aggregate.Aggregations.counting;
import static dev.rtc.time.Window.tumbling;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.rtc.Pipeline;
import dev.rtc.Program;
import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.UpsertSpec;
import dev.rtc.connector.console.Console;
import dev.rtc.connector.generate.Generate;
import dev.rtc.connector.generate.Timeline;
import dev.rtc.state.Ranking;
import dev.rtc.time.EventTime;
import dev.rtc.time.Late;
import dev.rtc.time.Lifetime;
import dev.rtc.type.Ranked;
import dev.rtc.type.Windowed;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import picocli.CommandLine.Command;

/** Ranks the products of each minute by how often they were sold. */
@Command(
    name = "top-products",
    description = "Ranks the three best-selling products of each minute.")
public final class TopProducts implements Program {

  private static final List<String> PRODUCTS =
      List.of("tea", "coffee", "mate", "cocoa", "juice", "water", "milk", "soup");

  /**
   * Is one sale.
   *
   * @param at when it was
   * @param product what was sold
   */
  record Sale(Instant at, String product) {}

  /**
   * Says how often a product was sold.
   *
   * @param count how often
   * @param product the product
   */
  record Sold(long count, String product) implements Comparable<Sold> {
    @Override
    public int compareTo(Sold other) {
      return Long.compare(count, other.count);
    }
  }

  // region top-products
  static Pipeline topProducts(SourceSpec<Sale> sales, UpsertSpec<Ranked<Instant>, Sold> ranks) {
    Ranking<Windowed<String, Long>> mostSold =
        Ranking.<Windowed<String, Long>, Long>highest(Windowed::value).thenLowest(Windowed::key);
    return Pipeline.define("top-products", p -> p
        .from("sales", sales, EventTime.outOfOrder(Sale::at, ofSeconds(5)).idleAfter(ofMinutes(1)))
        .keyBy(Sale::product)
        .window(tumbling(ofMinutes(1)), Late.drop())
        .aggregate("per-minute", counting())
        .keyBy(Windowed::start)
        .top("best", 3, mostSold, Lifetime.eventTime(ofMinutes(5)).thenDelete())
        .map("sold", row -> new Sold(row.value().value(), row.value().key()))
        .to("ranks", ranks));
  }

  // endregion

  @Override
  public Pipeline pipeline() {
    return topProducts(madeUp(), Console.table(15));
  }

  private static SourceSpec<Sale> madeUp() {
    Timeline timeline =
        Timeline.from(Instant.parse("2026-03-01T12:00:00Z"), ofMillis(5)).outOfOrder(ofSeconds(4));
    return Generate.events(timeline, tick -> new Sale(tick.at(), product(tick.random())))
        .limit(60_000)
        .rate(20_000, ofSeconds(1));
  }

  /** The first products sell best. */
  private static String product(SplittableRandom random) {
    return PRODUCTS.get(Math.min(random.nextInt(8), random.nextInt(8)));
  }

  /** Runs the program. */
  public static void main(String[] args) {
    Program.run(new TopProducts(), args);
  }
}
