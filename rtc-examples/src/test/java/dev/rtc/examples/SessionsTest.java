package dev.rtc.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.connector.console.Console;
import dev.rtc.connector.file.FileIO;
import dev.rtc.connector.generate.Generate;
import dev.rtc.examples.Sessions.Click;
import dev.rtc.examples.Sessions.Visit;
import dev.rtc.testing.PipelineTest;
import dev.rtc.type.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {

  private static final Instant EIGHT = Instant.parse("2026-03-01T08:00:00Z");

  @TempDir private Path directory;

  @Test
  void clicks_less_than_half_an_hour_apart_are_one_visit() {
    PipelineTest test = test();

    test.<Click>input("clicks")
        .send(
            click("ann", "/", 0),
            click("ben", "/search", 5),
            click("ann", "/cart", 29),
            click("ann", "/", 58),
            click("ann", "/pay", 120));
    test.end();

    test.<Visit>output("visits")
        .containsInAnyOrder(
            new Visit("ann", EIGHT, ofMinutes(58), 3, 2, "/"),
            new Visit("ben", minute(5), Duration.ZERO, 1, 1, "/search"),
            new Visit("ann", minute(120), Duration.ZERO, 1, 1, "/pay"));
    test.<Click>output("late").isEmpty();
  }

  @Test
  void a_click_may_join_what_looked_like_two_visits_even_across_a_restart() {
    PipelineTest test = test();

    test.<Click>input("clicks")
        .send(
            new Click("ann", "/", EIGHT), new Click("ann", "/pay", EIGHT.plusSeconds(30 * 60 + 5)));
    test.restart(3);
    test.<Click>input("clicks").send(new Click("ann", "/cart", EIGHT.plusSeconds(8)));
    test.end();

    test.<Visit>output("visits")
        .containsExactly(new Visit("ann", EIGHT, Duration.ofSeconds(30 * 60 + 5), 3, 3, "/"));
  }

  @Test
  void a_click_behind_a_visit_that_has_ended_is_diverted() {
    PipelineTest test = test();

    test.<Click>input("clicks")
        .send(click("ann", "/", 0))
        .watermark(minute(60))
        .send(click("ann", "/cart", 10));
    test.end();

    test.<Click>output("late").containsExactly(click("ann", "/cart", 10));
    test.<Visit>output("visits").containsExactly(new Visit("ann", EIGHT, Duration.ZERO, 1, 1, "/"));
  }

  @Test
  void the_program_loses_no_click() throws IOException {
    Path visits = directory.resolve("visits.csv");
    Path late = directory.resolve("late.csv");

    Sessions.main(
        new String[] {
          "--clicks=5000", "--output", visits.toString(), "--late", late.toString(), "--quiet"
        });

    List<String> rows = Files.readAllLines(visits, UTF_8);
    long counted = rows.stream().mapToLong(row -> Long.parseLong(row.split(",", -1)[3])).sum();
    long diverted = Files.exists(late) ? Files.readAllLines(late, UTF_8).size() : 0;
    assertThat(rows).hasSizeGreaterThan(50);
    assertThat(counted + diverted).isEqualTo(5_000);
  }

  private static PipelineTest test() {
    return PipelineTest.of(
        Sessions.sessions(
            Generate.of(DataType.of(Click.class), number -> click("nobody", "/", number)),
            Console.lines(),
            FileIO.csv("late.csv")));
  }

  private static Click click(String user, String page, long minute) {
    return new Click(user, page, minute(minute));
  }

  private static Instant minute(long minute) {
    return EIGHT.plus(ofMinutes(minute));
  }
}
