package dev.rtc.examples;

import static dev.rtc.type.DataType.TEXT;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.generate.Generate;
import dev.rtc.connector.generate.Tick;
import dev.rtc.connector.generate.Timeline;
import dev.rtc.type.Text;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes up five minutes of access log, the same every time: some lines out of order, some late.
 *
 * <p>The five minutes pass within three seconds, and no faster: Flink moves its watermark by the
 * clock, every 200 ms, and no line is late before the watermark has passed it.
 */
final class MadeUpLog {

  static final long LINES = 60_000;

  private static final Timeline TIMELINE =
      Timeline.from(Instant.parse("2026-03-01T12:00:00Z"), ofMillis(5))
          .outOfOrder(ofSeconds(5))
          .late(0.001, ofMinutes(3));

  private static final List<String> PATHS = List.of("/", "/search", "/product", "/cart", "/pay");

  private MadeUpLog() {}

  static SourceSpec<Text> lines() {
    return Generate.events(TIMELINE, TEXT, tick -> Text.of(line(tick)))
        .limit(LINES)
        .rate(20_000, ofSeconds(1));
  }

  private static String line(Tick tick) {
    SplittableRandom random = tick.random();
    String path = PATHS.get(Math.min(random.nextInt(10) / 2, random.nextInt(PATHS.size())));
    int status = random.nextInt(100) == 0 ? 500 : 200;
    return "%s GET %s %d %d".formatted(tick.at(), path, status, 5 + random.nextInt(90));
  }
}
