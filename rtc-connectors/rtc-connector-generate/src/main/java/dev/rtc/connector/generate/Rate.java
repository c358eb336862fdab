package dev.rtc.connector.generate;

import dev.rtc.time.DurationText;
import java.io.Serializable;
import java.time.Duration;
import java.util.Locale;

/** Says how many records come in how much time. */
record Rate(long records, Duration per) implements Serializable {

  private static final long serialVersionUID = 1L;

  boolean isPossible() {
    return records > 0 && !per.isNegative() && !per.isZero();
  }

  double nanosPerRecord() {
    return (per.getSeconds() * 1e9 + per.getNano()) / records;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%,d per %s", records, DurationText.of(per));
  }
}
