package dev.rtc.format.avro;

/** Says what the times of a file count; what is smaller than the unit is not written. */
public enum TimeUnit {
  /** Counts milliseconds. */
  MILLIS(1_000),
  /** Counts microseconds. */
  MICROS(1_000_000),
  /** Counts nanoseconds, which reach from 1677 to 2262. */
  NANOS(1_000_000_000);

  private final long perSecond;

  TimeUnit(long perSecond) {
    this.perSecond = perSecond;
  }

  /**
   * Counts units, rounded towards the past.
   *
   * @throws ArithmeticException if there are too many
   */
  long count(long seconds, int nanos) {
    return Math.addExact(Math.multiplyExact(seconds, perSecond), nanos / nanosPerUnit());
  }

  long seconds(long count) {
    return Math.floorDiv(count, perSecond);
  }

  int nanos(long count) {
    return (int) (Math.floorMod(count, perSecond) * nanosPerUnit());
  }

  private long nanosPerUnit() {
    return 1_000_000_000L / perSecond;
  }
}
