package dev.rtc.connector.generate;

import java.util.function.LongSupplier;

/**
 * Spreads records evenly over time, by their numbers: since all readers share one row of numbers,
 * their paces add up to the rate.
 */
final class SteadyPace implements Pace {

  /** Who is further behind than that, for whatever reason, does not catch up. */
  private static final double PATIENCE_NANOS = 1e9;

  private final double nanosPerRecord;
  private final LongSupplier nanoTime;
  private boolean begun;
  private long firstNumber;
  private long firstNanos;

  SteadyPace(Rate rate, LongSupplier nanoTime) {
    this.nanosPerRecord = rate.nanosPerRecord();
    this.nanoTime = nanoTime;
  }

  @Override
  public long nanosUntil(long number) {
    long now = nanoTime.getAsLong();
    if (!begun) {
      beginAt(number, now);
    }
    double wait = (number - firstNumber) * nanosPerRecord - (now - firstNanos);
    if (wait < -PATIENCE_NANOS) {
      beginAt(number, now);
      return 0;
    }
    return (long) Math.ceil(wait);
  }

  private void beginAt(long number, long now) {
    begun = true;
    firstNumber = number;
    firstNanos = now;
  }
}
