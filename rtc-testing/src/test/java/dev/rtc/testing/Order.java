package dev.rtc.testing;

import java.time.Instant;

/** Is the fact most tests are about. */
record Order(String shop, long cents, Instant at) {

  static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  static Order of(String shop, long cents, int secondsPastNoon) {
    return new Order(shop, cents, NOON.plusSeconds(secondsPastNoon));
  }
}
