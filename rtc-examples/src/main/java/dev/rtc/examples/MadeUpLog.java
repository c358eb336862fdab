package dev.rtc.examples;

import static dev.rtc.type.DataType.TEXT;

import dev.rtc.connector.SourceSpec;
import dev.rtc.type.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;

/**
 * Makes up five minutes of access log, the same every time: some lines out of order, some late.
 *
 * <p>The five minutes pass within three seconds, and no faster: Flink moves its watermark by the
 * clock, every 200 ms, and no line is late before the watermark has passed it.
 */
final class MadeUpLog {

  static final long LINES = 60_000;

  private static final double PER_SECOND = 20_000;
  private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration BETWEEN = Duration.ofMillis(5);
  private static final int ONE_LATE_IN = 1_000;
  private static final List<String> PATHS = List.of("/", "/search", "/product", "/cart", "/pay");

  private MadeUpLog() {}

  static SourceSpec<Text> lines() {
    GeneratorFunction<Long, Text> line = index -> Text.of(line(index));
    return SourceSpec.of(
        new DataGeneratorSource<>(
            line, LINES, RateLimiterStrategy.perSecond(PER_SECOND), TEXT.typeInformation()),
        TEXT);
  }

  private static String line(long index) {
    SplittableRandom random = new SplittableRandom(index);
    Duration delay =
        random.nextInt(ONE_LATE_IN) == 0
            ? Duration.ofMinutes(3)
            : Duration.ofMillis(random.nextInt(5_000));
    Instant at = BEGIN.plus(BETWEEN.multipliedBy(index)).minus(delay);
    String path = PATHS.get(Math.min(random.nextInt(10) / 2, random.nextInt(PATHS.size())));
    int status = random.nextInt(100) == 0 ? 500 : 200;
    return "%s GET %s %d %d".formatted(at, path, status, 5 + random.nextInt(90));
  }
}
