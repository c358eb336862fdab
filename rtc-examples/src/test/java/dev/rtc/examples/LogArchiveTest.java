package dev.rtc.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.Pipeline;
import dev.rtc.connector.DeadLetter;
import dev.rtc.connector.console.Console;
import dev.rtc.connector.file.FileIO;
import dev.rtc.connector.generate.Items;
import dev.rtc.examples.LogArchive.Request;
import dev.rtc.format.avro.Parquet;
import dev.rtc.testing.PipelineTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogArchiveTest {

  private static final Request MORNING = request("2026-03-01T08:59:59Z", 200);
  private static final Request NINE = request("2026-03-01T09:00:00Z", 503);

  @TempDir private Path directory;

  @Test
  void every_request_is_archived_and_failed_ones_are_told() {
    PipelineTest test =
        PipelineTest.of(
            LogArchive.logArchive(
                Items.of(MORNING), Console.lines(), Console.lines(), Console.lines()));

    test.<Request>input("logs").send(MORNING, NINE);
    test.end();

    test.<Request>output("archive").containsInAnyOrder(MORNING, NINE);
    test.<Request>output("failures").containsExactly(NINE);
    test.<DeadLetter>output("malformed").isEmpty();
  }

  @Test
  void each_hour_has_a_directory_of_parquet_and_no_line_is_lost() throws IOException {
    Path log = directory.resolve("access.log");
    Files.writeString(
        log,
        """
        ::1 - - [01/Mar/2026:08:59:59 +0000] "GET / HTTP/1.1" 200 -
        no request
        ::1 - - [01/Mar/2026:10:00:00 +0100] "GET / HTTP/1.1" 503 -
        """);
    Path archive = directory.resolve("archive");

    LogArchive.logArchive(
            FileIO.read(log.toString(), LogArchive.requests()),
            FileIO.write(archive.toString(), Parquet.of(Request.class))
                .partitionedBy("hour", Request::hour),
            Console.lines(),
            FileIO.<DeadLetter>json(directory.resolve("malformed.json").toString()).asSingleFile())
        .run("--quiet");

    assertThat(read(archive.resolve("hour=2026-03-01-08")))
        .containsExactly("::1,2026-03-01T08:59:59Z,GET / HTTP/1.1,200,");
    assertThat(read(archive.resolve("hour=2026-03-01-09")))
        .containsExactly("::1,2026-03-01T09:00:00Z,GET / HTTP/1.1,503,");
    assertThat(Files.readString(directory.resolve("malformed.json"), UTF_8))
        .contains("\"line\":2")
        .contains("\"step\":\"logs\"");
  }

  private List<String> read(Path hour) throws IOException {
    Path file = directory.resolve("read.csv");
    Pipeline.define(
            "read",
            p ->
                p.from("hour", FileIO.read(hour.toString(), Parquet.of(Request.class)))
                    .to("lines", FileIO.<Request>csv(file.toString()).asSingleFile()))
        .run("--quiet");
    return Files.readAllLines(file);
  }

  private static Request request(String at, int status) {
    return new Request("::1", Instant.parse(at), "GET / HTTP/1.1", status, Optional.empty());
  }
}
