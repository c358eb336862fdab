package dev.rtc.examples;

import static dev.rtc.aggregate.Aggregations.allOf;
import static dev.rtc.aggregate.Aggregations.counting;
import static dev.rtc.aggregate.Aggregations.countingDistinct;
import static dev.rtc.aggregate.Aggregations.minimumBy;
import static dev.rtc.time.Window.session;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.rtc.Pipeline;
import dev.rtc.Program;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.console.Console;
import dev.rtc.connector.file.FileIO;
import dev.rtc.connector.generate.Generate;
import dev.rtc.connector.generate.Tick;
import dev.rtc.connector.generate.Timeline;
import dev.rtc.time.EventTime;
import dev.rtc.time.Late;
import dev.rtc.type.DataType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Cuts a click stream into the visits of each user. */
@Command(
    name = "sessions",
    description = "Tells the visits of a click stream: a visit ends with half an hour of silence.")
public final class Sessions implements Program {

  private static final Timeline TIMELINE =
      Timeline.from(Instant.parse("2026-03-01T08:00:00Z"), ofSeconds(2))
          .outOfOrder(ofSeconds(5))
          .late(0.001, ofHours(3));

  private static final List<String> PAGES =
      List.of("/", "/search", "/product", "/reviews", "/cart", "/pay");

  @Option(
      names = "--clicks",
      paramLabel = "N",
      defaultValue = "20000",
      description = "How many clicks are made up, 5,000 a second (default: ${DEFAULT-VALUE}).")
  private long clicks;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where the visits go as CSV; without it they are printed.")
  private @Nullable String output;

  @Option(
      names = "--late",
      paramLabel = "FILE",
      defaultValue = "sessions-late.csv",
      description = "Where late clicks go as CSV (default: ${DEFAULT-VALUE}).")
  private String late = "";

  /**
   * Is one click.
   *
   * @param user who clicked
   * @param page where
   * @param at when
   */
  record Click(String user, String page, Instant at) {}

  /**
   * Sums up some clicks.
   *
   * @param clicks how many there were
   * @param pages how many different pages they were on
   * @param first the earliest
   */
  record Journey(long clicks, long pages, Click first) {}

  /**
   * Is one visit of one user.
   *
   * @param user who came
   * @param from the time of the first click
   * @param lasted the time from the first click to the last
   * @param clicks how many clicks there were
   * @param pages how many different pages they were on
   * @param landing the first page
   */
  record Visit(
      String user, Instant from, Duration lasted, long clicks, long pages, String landing) {}

  // region sessions
  static final Duration SILENCE = ofMinutes(30);

  static Pipeline sessions(
      SourceSpec<Click> clicks, SinkSpec<? super Visit> visits, SinkSpec<? super Click> late) {
    return Pipeline.define("sessions", p -> p
        .allow("RTC-606", "a visit has few pages")
        .from("clicks", clicks,
            EventTime.outOfOrder(Click::at, ofSeconds(10)).idleAfter(ofMinutes(1)))
        .keyBy(Click::user)
        .window(session(SILENCE), Late.to("late", late))
        .aggregate("journeys", allOf(
            counting(), countingDistinct(Click::page), minimumBy(Click::at), Journey::new))
        .map("visit", w -> new Visit(
            w.key(),
            w.start(),
            Duration.between(w.start(), w.end()).minus(SILENCE),
            w.value().clicks(),
            w.value().pages(),
            w.value().first().page()))
        .to("visits", visits));
  }

  // endregion

  @Override
  public Pipeline pipeline() {
    return sessions(
        madeUp(clicks),
        output == null ? Console.lines() : FileIO.<Visit>csv(output).asSingleFile(),
        FileIO.<Click>csv(late).asSingleFile());
  }

  /** Twenty users are there at a time; one leaves and another comes every three minutes. */
  private static SourceSpec<Click> madeUp(long clicks) {
    return Generate.events(TIMELINE, DataType.of(Click.class), Sessions::click)
        .limit(clicks)
        .rate(5_000, ofSeconds(1));
  }

  private static Click click(Tick tick) {
    SplittableRandom random = tick.random();
    long user = (tick.number() / 100 + random.nextInt(20)) % 150;
    return new Click("user-" + user, PAGES.get(random.nextInt(PAGES.size())), tick.at());
  }

  /** Runs the program. */
  public static void main(String[] args) {
    Program.run(new Sessions(), args);
  }
}
