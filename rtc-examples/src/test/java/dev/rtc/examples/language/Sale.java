package dev.rtc.examples.language;

import java.time.Instant;
import java.util.List;

// region sale
record Sale(String shop, String product, long cents, Instant at) {
  // endregion

  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  static Sale of(String shop, String product, long cents, int secondsPastNoon) {
    return new Sale(shop, product, cents, noonPlus(secondsPastNoon));
  }

  List<String> letters() {
    return List.of(product.split(""));
  }

  static Instant noonPlus(int seconds) {
    return NOON.plusSeconds(seconds);
  }
}
