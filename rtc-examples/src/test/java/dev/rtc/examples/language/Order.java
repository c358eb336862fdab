package dev.rtc.examples.language;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

// region order
record Order(String id, BigDecimal amount, Instant placedAt, Optional<String> coupon) {
  // endregion

  LocalDate day() {
    return placedAt.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
