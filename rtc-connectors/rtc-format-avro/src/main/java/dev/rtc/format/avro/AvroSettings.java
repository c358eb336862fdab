package dev.rtc.format.avro;

import dev.rtc.connector.Problems;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Says how values are written that Avro has several forms for.
 *
 * @param unit the unit of points in time
 * @param decimals how decimal numbers are bounded; null if each has a scale of its own
 */
record AvroSettings(TimeUnit unit, @Nullable Decimals decimals) implements Serializable {

  private static final int MOST_DIGITS = 1000;

  static final AvroSettings DEFAULT = new AvroSettings(TimeUnit.MICROS, null);

  /**
   * Bounds decimal numbers.
   *
   * @param precision how many digits there are at most
   * @param scale how many of them stand behind the point
   */
  record Decimals(int precision, int scale) implements Serializable {}

  AvroSettings instantsAs(TimeUnit other) {
    return new AvroSettings(other, decimals);
  }

  AvroSettings decimalsAs(int precision, int scale) {
    return new AvroSettings(unit, new Decimals(precision, scale));
  }

  /** Reports bounds that no number has. */
  void validate(Problems problems) {
    if (decimals != null
        && (decimals.precision() < 1
            || decimals.precision() > MOST_DIGITS
            || decimals.scale() < 0
            || decimals.scale() > decimals.precision())) {
      problems.report(
          "RTC-449",
          "decimal(" + decimals.precision() + ", " + decimals.scale() + ")",
          "take a precision from 1 to " + MOST_DIGITS + " and a scale from 0 to the precision");
    }
  }
}
