package dev.rtc.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.connector.console.Console;
import dev.rtc.connector.file.FileIO;
import dev.rtc.examples.AccessLog.PathMinute;
import dev.rtc.examples.AccessLog.Request;
import dev.rtc.testing.PipelineTest;
import dev.rtc.type.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessLogTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir private Path directory;

  @Test
  void requests_are_summed_up_by_minute_and_path() {
    PipelineTest test = test();

    test.<Text>input("lines")
        .send(
            line("12:00:01", "/cart", 30),
            line("12:00:59", "/cart", 50),
            line("12:00:30", "/", 8),
            line("12:01:00", "/cart", 7));
    test.end();

    test.<PathMinute>output("minutes")
        .containsInAnyOrder(
            new PathMinute(NOON, "/cart", 2, 40.0),
            new PathMinute(NOON, "/", 1, 8.0),
            new PathMinute(NOON.plusSeconds(60), "/cart", 1, 7.0));
    test.<Request>output("late").isEmpty();
  }

  @Test
  void a_request_behind_its_closed_minute_is_diverted_as_it_came() {
    PipelineTest test = test();

    test.<Text>input("lines")
        .send(line("12:00:01", "/cart", 30))
        .watermark(NOON.plusSeconds(75))
        .send(line("12:00:40", "/cart", 99));
    test.end();

    test.<Request>output("late")
        .containsExactly(new Request(NOON.plusSeconds(40), "/cart", 200, 99));
    test.<PathMinute>output("minutes").containsExactly(new PathMinute(NOON, "/cart", 1, 30.0));
  }

  @Test
  void malformed_lines_are_left_out_and_hold_up_no_time() {
    PipelineTest test = test();

    test.<Text>input("lines")
        .send(
            Text.of(""),
            Text.of("who knows"),
            Text.of("2026-03-01T12:00:00Z GET / 200 fast"),
            line("12:00:01", "/", 1));
    test.end();

    test.<PathMinute>output("minutes").containsExactly(new PathMinute(NOON, "/", 1, 1.0));
  }

  @Test
  void the_program_writes_minutes_and_late_requests_and_loses_none() throws IOException {
    Path minutes = directory.resolve("minutes.csv");
    Path late = directory.resolve("late.csv");

    AccessLog.main(
        new String[] {"--output", minutes.toString(), "--late", late.toString(), "--quiet"});

    List<String> rows = Files.readAllLines(minutes, UTF_8);
    List<String> lateRows = Files.readAllLines(late, UTF_8);
    long counted = rows.stream().mapToLong(row -> Long.parseLong(row.split(",", -1)[2])).sum();
    assertThat(lateRows)
        .isNotEmpty()
        .allMatch(row -> row.matches("2026-03-01T.*Z,/\\w*,\\d+,\\d+"));
    assertThat(counted + lateRows.size()).isEqualTo(MadeUpLog.LINES);
  }

  private static PipelineTest test() {
    return PipelineTest.of(
        AccessLog.accessLog(FileIO.lines("access.log"), Console.lines(), FileIO.csv("late.csv")));
  }

  private static Text line(String time, String path, int millis) {
    return Text.of("2026-03-01T%sZ GET %s 200 %d".formatted(time, path, millis));
  }
}
