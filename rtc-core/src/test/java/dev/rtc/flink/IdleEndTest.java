package dev.rtc.flink;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.Pipeline;
import dev.rtc.connector.SourceSpec;
import dev.rtc.sample.Collected;
import dev.rtc.sample.GivenSource;
import dev.rtc.sample.Tally;
import dev.rtc.time.EventTime;
import dev.rtc.time.Late;
import dev.rtc.time.Window;
import dev.rtc.type.DataType;
import dev.rtc.type.Windowed;
import java.time.Instant;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.junit.jupiter.api.Test;

/** Shows that idleness at the end of the input keeps no window from firing. */
class IdleEndTest {

  /** The rate holds the end back for a second after the only record. */
  private final SourceSpec<Long> oneRecordThenSilence =
      GivenSource.slowly(RateLimiterStrategy.perSecond(1), DataType.LONG, 7L);

  private final EventTime<Long> time =
      EventTime.ascending((Long number) -> Instant.ofEpochMilli(number)).idleAfter(ofMillis(50));

  @Test
  void a_window_open_at_the_end_of_an_idle_source_fires() {
    Collected<Windowed<Long, Long>> windows = new Collected<>();
    Pipeline pipeline =
        Pipeline.define(
            "idle-end",
            p ->
                p.from("numbers", oneRecordThenSilence, time)
                    .keyBy(number -> number)
                    .window(Window.tumbling(ofHours(1)), Late.drop())
                    .aggregate("count", new Tally<>())
                    .to("out", windows));

    pipeline.run("--parallelism", "1", "--quiet");

    assertThat(windows.records()).extracting(Windowed::value).containsExactly(1L);
  }
}
