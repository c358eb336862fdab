package dev.rtc.examples;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.rtc.Pipeline;
import dev.rtc.Program;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.console.Console;
import dev.rtc.connector.file.FileIO;
import dev.rtc.connector.generate.Generate;
import dev.rtc.connector.generate.Timeline;
import dev.rtc.time.EventTime;
import dev.rtc.time.Lifetime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lets each order pass once, however often its sender has tried. */
@Command(name = "dedup", description = "Drops orders that were sent again; each passes once.")
public final class Dedup implements Program {

  static final long ORDERS = 2_000;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where the orders go as CSV; without it they are printed.")
  private @Nullable String output;

  /**
   * Is one order, as it was sent, or sent again.
   *
   * @param at when it was placed
   * @param number its number, the same each time it is sent
   * @param cents what it comes to
   */
  record Order(Instant at, String number, int cents) {}

  // region dedup
  static Pipeline dedup(SourceSpec<Order> orders, SinkSpec<? super Order> once) {
    return Pipeline.define("dedup", p -> p
        .from("orders", orders,
            EventTime.outOfOrder(Order::at, ofMinutes(1)).idleAfter(ofMinutes(1)))
        .keyBy(Order::number)
        .first("once", Lifetime.eventTime(ofMinutes(30)))
        .to("out", once));
  }

  // endregion

  @Override
  public Pipeline pipeline() {
    return dedup(
        madeUp(), output == null ? Console.lines() : FileIO.<Order>csv(output).asSingleFile());
  }

  /** A tenth of the orders are sent twice. */
  private static SourceSpec<Order> madeUp() {
    Timeline timeline =
        Timeline.from(Instant.parse("2026-03-01T12:00:00Z"), ofMillis(500))
            .duplicated(0.1, ofSeconds(20));
    return Generate.events(
            timeline,
            tick ->
                new Order(tick.at(), "order-" + tick.number(), 100 + tick.random().nextInt(20_000)))
        .limit(ORDERS)
        .rate(1_000, ofSeconds(1));
  }

  /** Runs the program. */
  public static void main(String[] args) {
    Program.run(new Dedup(), args);
  }
}
