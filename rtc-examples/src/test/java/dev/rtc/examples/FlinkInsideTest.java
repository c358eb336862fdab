package dev.rtc.examples;

import dev.rtc.connector.console.Console;
import dev.rtc.connector.generate.Items;
import dev.rtc.examples.FlinkInside.Heartbeat;
import dev.rtc.examples.FlinkInside.Report;
import dev.rtc.testing.PipelineTest;
import dev.rtc.type.DataType;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FlinkInsideTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final PipelineTest test =
      PipelineTest.of(
          FlinkInside.silences(Items.of(DataType.of(Heartbeat.class)), Console.lines()));

  @Test
  void three_silences_of_a_site_make_a_report() {
    test.<Heartbeat>input("heartbeats")
        .send(new Heartbeat(1, "roof", NOON))
        .watermark(NOON.plusSeconds(20))
        .send(new Heartbeat(1, "roof", NOON.plusSeconds(21)))
        .watermark(NOON.plusSeconds(40))
        .send(new Heartbeat(1, "roof", NOON.plusSeconds(41)));
    test.end();

    test.<Report>output("reports").containsExactly(new Report("roof", 1, 1, 3));
  }

  @Test
  void a_device_that_speaks_in_time_is_not_silent() {
    test.<Heartbeat>input("heartbeats")
        .send(new Heartbeat(1, "roof", NOON))
        .send(new Heartbeat(1, "roof", NOON.plusSeconds(9)))
        .watermark(NOON.plusSeconds(30))
        .send(new Heartbeat(1, "roof", NOON.plusSeconds(31)));
    test.end();

    test.<Report>output("reports").isEmpty();
  }
}
