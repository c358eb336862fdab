package dev.rtc.benchmarks.simulate;

import dev.rtc.type.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

/**
 * Is what the simulated pipelines read.
 *
 * @param shop who sold
 * @param product what was sold
 * @param cents for how much
 * @param at when
 */
public record Sale(String shop, Text product, long cents, Instant at) {

  private static final int SALES = 14;
  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
  private static final String[] SHOPS = {"berlin", "oslo", "turin"};
  private static final Text[] PRODUCTS = {Text.of("tea"), Text.of("cake"), Text.of("a long mate")};

  /** Makes sales a few seconds apart, with gaps, ties and records that fall into one window. */
  static Sale[] some() {
    return IntStream.range(0, SALES).mapToObj(Sale::number).toArray(Sale[]::new);
  }

  private static Sale number(int i) {
    Duration since = Duration.ofSeconds(7L * i + (i > SALES / 2 ? 45 : 0));
    return new Sale(
        SHOPS[i * i % SHOPS.length],
        PRODUCTS[(i / 2) % PRODUCTS.length],
        100L * (i * 5 % 7),
        NOON.plus(since));
  }
}
