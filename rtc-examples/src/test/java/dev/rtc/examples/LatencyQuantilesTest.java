package dev.rtc.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.connector.console.Console;
import dev.rtc.connector.generate.Generate;
import dev.rtc.examples.LatencyQuantiles.Latency;
import dev.rtc.examples.LatencyQuantiles.Request;
import dev.rtc.testing.PipelineTest;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import dev.rtc.type.WindowKey;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LatencyQuantilesTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final WindowKey<String> FIRST_MINUTE =
      new WindowKey<>("/", NOON, NOON.plusSeconds(60));

  @Test
  void a_row_holds_the_quantiles_of_a_path_and_minute() {
    PipelineTest test = test();

    for (int millis = 1; millis <= 100; millis++) {
      test.<Request>input("requests").send(request(millis, 30));
    }
    test.<Request>input("requests").send(request(7, 61));
    test.end();

    test.<WindowKey<String>, Latency>table("table")
        .hasRows(
            Map.of(
                FIRST_MINUTE,
                new Latency(50, 95, 99),
                new WindowKey<>("/", NOON.plusSeconds(60), NOON.plusSeconds(120)),
                new Latency(7, 7, 7)));
  }

  @Test
  void a_minute_tells_while_it_runs_and_is_corrected_afterwards_even_across_a_restart() {
    PipelineTest test = test();

    test.<Request>input("requests").send(request(1, 1));
    test.awaitRecords("table", 1);
    test.restart();
    test.<Request>input("requests").watermark(NOON.plusSeconds(60)).send(request(3, 2));
    test.end();

    assertThat(test.<WindowKey<String>, Latency>table("table").changes())
        .containsExactly(
            Change.insert(FIRST_MINUTE, new Latency(1, 1, 1)),
            Change.updateAfter(FIRST_MINUTE, new Latency(1, 3, 3)));
  }

  @Test
  void a_request_later_than_the_allowed_lateness_changes_nothing() {
    PipelineTest test = test();

    test.<Request>input("requests")
        .send(request(1, 1))
        .watermark(NOON.plusSeconds(360))
        .send(request(3, 2));
    test.end();

    test.<WindowKey<String>, Latency>table("table")
        .hasRows(Map.of(FIRST_MINUTE, new Latency(1, 1, 1)));
  }

  private static PipelineTest test() {
    return PipelineTest.of(
        LatencyQuantiles.latency(
            Generate.of(DataType.of(Request.class), number -> request(1, number)),
            Console.table(20)));
  }

  private static Request request(double millis, long second) {
    return new Request("/", millis, NOON.plusSeconds(second));
  }
}
