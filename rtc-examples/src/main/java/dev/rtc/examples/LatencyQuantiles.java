package dev.rtc.examples;

import static dev.rtc.aggregate.Aggregations.collectingAndThen;
import static dev.rtc.aggregate.Sketches.quantiles;
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
import dev.rtc.connector.generate.Tick;
import dev.rtc.connector.generate.Timeline;
import dev.rtc.time.Corrections;
import dev.rtc.time.EventTime;
import dev.rtc.time.Late;
import dev.rtc.type.DataType;
import dev.rtc.type.WindowKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the quantiles of latency per minute and path while the minute still runs. */
@Command(
    name = "latency-quantiles",
    description = "Shows quantiles of latency per minute and path, early and then corrected.")
public final class LatencyQuantiles implements Program {

  private static final Timeline TIMELINE =
      Timeline.from(Instant.parse("2026-03-01T12:00:00Z"), ofMillis(5))
          .outOfOrder(ofSeconds(5))
          .late(0.001, ofMinutes(1));

  private static final List<String> PATHS = List.of("/", "/search", "/product", "/cart", "/pay");

  @Option(
      names = "--requests",
      paramLabel = "N",
      defaultValue = "60000",
      description = "How many requests are made up, 12,000 a second (default: ${DEFAULT-VALUE}).")
  private long requests;

  /**
   * Is one request.
   *
   * @param path what was asked for
   * @param millis how long the answer took, in milliseconds
   * @param at when it came
   */
  record Request(String path, double millis, Instant at) {}

  /**
   * Tells how long answers took, in milliseconds.
   *
   * @param median half of them took no longer
   * @param p95 19 of 20 took no longer
   * @param p99 99 of 100 took no longer
   */
  record Latency(double median, double p95, double p99) implements Comparable<Latency> {

    static Latency of(List<Double> quantiles) {
      return new Latency(quantiles.get(0), quantiles.get(1), quantiles.get(2));
    }

    @Override
    public int compareTo(Latency other) {
      return Comparator.comparingDouble(Latency::p99)
          .thenComparingDouble(Latency::p95)
          .thenComparingDouble(Latency::median)
          .compare(this, other);
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.0f / %.0f / %.0f ms", median, p95, p99);
    }
  }

  // region latency-quantiles
  static Pipeline latency(
      SourceSpec<Request> requests, UpsertSpec<WindowKey<String>, Latency> table) {
    return Pipeline.define("latency-quantiles", p -> p
        .from("requests", requests,
            EventTime.outOfOrder(Request::at, ofSeconds(10)).idleAfter(ofMinutes(1)))
        .keyBy(Request::path)
        .window(tumbling(ofMinutes(1)),
            Corrections.early(ofMillis(500)).allowedLateness(ofMinutes(5)).then(Late.drop()))
        .aggregate("latency", collectingAndThen(
            quantiles(0.01, Request::millis, 0.5, 0.95, 0.99), Latency::of))
        .to("table", table));
  }

  // endregion

  @Override
  public Pipeline pipeline() {
    return latency(madeUp(requests), Console.table(30));
  }

  private static SourceSpec<Request> madeUp(long requests) {
    return Generate.events(TIMELINE, DataType.of(Request.class), LatencyQuantiles::request)
        .limit(requests)
        .rate(12_000, ofSeconds(1));
  }

  /** Most answers are quick; some paths are slower, and a few answers are slow anywhere. */
  private static Request request(Tick tick) {
    SplittableRandom random = tick.random();
    int path = random.nextInt(PATHS.size());
    double millis = (path + 1) * 4 * -Math.log(1 - random.nextDouble());
    return new Request(PATHS.get(path), 2 + millis, tick.at());
  }

  /** Runs the program. */
  public static void main(String[] args) {
    Program.run(new LatencyQuantiles(), args);
  }
}
