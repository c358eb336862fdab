package dev.rtc.examples;

import static java.time.ZoneOffset.UTC;

import dev.rtc.Pipeline;
import dev.rtc.Program;
import dev.rtc.connector.DeadLetter;
import dev.rtc.connector.Format;
import dev.rtc.connector.OnError;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.console.Console;
import dev.rtc.connector.file.FileIO;
import dev.rtc.format.LogPattern;
import dev.rtc.format.avro.Parquet;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Follows the logs of a web server and archives each hour's requests as Parquet. */
@Command(
    name = "log-archive",
    description = "Follows growing, rotated logs and archives them as hourly Parquet files.")
public final class LogArchive implements Program {

  @Option(
      names = "--input",
      paramLabel = "GLOB",
      description = "Logs in the common log format; without it one is written while you watch.")
  private @Nullable String input;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "log-archive",
      description = "Where the archive goes (default: ${DEFAULT-VALUE}).")
  private String output = "";

  /**
   * Is one request.
   *
   * @param host who asked
   * @param at when
   * @param request what was asked for
   * @param status the HTTP status
   * @param bytes the size of the answer, if there was one
   */
  record Request(String host, Instant at, String request, int status, Optional<Long> bytes) {

    private static final DateTimeFormatter HOUR =
        DateTimeFormatter.ofPattern("uuuu-MM-dd-HH").withZone(UTC);

    String hour() {
      return HOUR.format(at);
    }
  }

  // region log-archive
  static Pipeline logArchive(
      SourceSpec<Request> logs,
      SinkSpec<? super Request> archive,
      SinkSpec<? super Request> failures,
      SinkSpec<? super DeadLetter> malformed) {
    return Pipeline.define("log-archive", p -> {
      p.onError(OnError.to("malformed", malformed));
      var requests = p.from("logs", logs);
      requests.to("archive", archive);
      requests.filter("failed", request -> request.status() >= 500).to("failures", failures);
    });
  }

  @Override
  public Pipeline pipeline() {
    return logArchive(
        FileIO.tail(input == null ? DemoLog.write() : input, requests()),
        FileIO.write(output, Parquet.of(Request.class))
            .partitionedBy("hour", Request::hour),
        Console.lines(),
        FileIO.json(output + "-malformed"));
  }

  static Format<Request> requests() {
    return LogPattern.of(
        "%{host:host} %{token} %{token} [%{httptime:at}] %{quoted:request} %{int:status} %{int:bytes}",
        Request.class).absentAs("-");
  }

  // endregion

  /** Runs the program. */
  public static void main(String[] args) {
    Program.run(new LogArchive(), args);
  }
}
