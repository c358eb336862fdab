package dev.rtc.examples;

import static dev.rtc.aggregate.Aggregations.allOf;
import static dev.rtc.aggregate.Aggregations.averaging;
import static dev.rtc.aggregate.Aggregations.counting;
import static dev.rtc.time.Window.tumbling;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.rtc.Pipeline;
import dev.rtc.Program;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.console.Console;
import dev.rtc.connector.file.FileIO;
import dev.rtc.time.EventTime;
import dev.rtc.time.Late;
import dev.rtc.type.DataType;
import dev.rtc.type.Text;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Turns access-log lines into requests per minute and path, and diverts lines that come late. */
@Command(
    name = "access-log",
    description = "Counts requests per minute and path; lines that come late go to a file.")
public final class AccessLog implements Program {

  @Option(
      names = "--input",
      paramLabel = "PATH",
      description =
          "Log lines: time, method, path, status, milliseconds; without it they are made up.")
  private @Nullable String input;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where the minutes go as CSV; without it they are printed.")
  private @Nullable String output;

  @Option(
      names = "--late",
      paramLabel = "FILE",
      defaultValue = "access-log-late.csv",
      description = "Where late requests go as CSV (default: ${DEFAULT-VALUE}).")
  private String late = "";

  /**
   * Is one request.
   *
   * @param at when it came
   * @param path what was asked for
   * @param status the HTTP status
   * @param millis how long the answer took, in milliseconds
   */
  record Request(Instant at, String path, int status, int millis) {}

  /**
   * Sums up the requests of some time.
   *
   * @param requests how many there were
   * @param meanMillis how long an answer took on average, in milliseconds
   */
  record Traffic(long requests, double meanMillis) {}

  /**
   * Is one row of the result.
   *
   * @param minute when the minute began
   * @param path what was asked for
   * @param requests how many requests there were
   * @param meanMillis how long an answer took on average, in milliseconds
   */
  record PathMinute(Instant minute, String path, long requests, double meanMillis) {}

  // region access-log
  static Pipeline accessLog(
      SourceSpec<Text> lines, SinkSpec<? super PathMinute> minutes, SinkSpec<? super Request> late) {
    return Pipeline.define("access-log", p -> p
        .from("lines", lines,
            EventTime.outOfOrder(LogLine::time, ofSeconds(10)).idleAfter(ofMinutes(1)))
        .flatMap("requests", DataType.of(Request.class), LogLine::parse)
        .keyBy(Request::path)
        .window(tumbling(ofMinutes(1)), Late.to("late", late))
        .aggregate("per-minute", allOf(counting(), averaging(Request::millis), Traffic::new))
        .map("row", w ->
            new PathMinute(w.start(), w.key(), w.value().requests(), w.value().meanMillis()))
        .to("minutes", minutes));
  }

  // endregion

  @Override
  public Pipeline pipeline() {
    return accessLog(
        input == null ? MadeUpLog.lines() : FileIO.lines(input),
        output == null ? Console.lines() : FileIO.<PathMinute>csv(output).asSingleFile(),
        FileIO.<Request>csv(late).asSingleFile());
  }

  /** Runs the program. */
  public static void main(String[] args) {
    Program.run(new AccessLog(), args);
  }
}
