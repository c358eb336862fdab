package dev.rtc.testing.proxy;

import java.time.Duration;

/** Tells how slow the line is. */
final class Weather {

  private static final long UNLIMITED = Long.MAX_VALUE;
  private static final int CHUNKS_PER_SECOND = 50;
  private static final double NANOS_PER_SECOND = 1e9;

  private long delayNanos;
  private long bytesPerSecond = UNLIMITED;

  void delayBy(Duration oneWay) {
    delayNanos = oneWay.toNanos();
  }

  void limitTo(long newBytesPerSecond) {
    bytesPerSecond = newBytesPerSecond;
  }

  void clear() {
    delayNanos = 0;
    bytesPerSecond = UNLIMITED;
  }

  /** Bounds what is read at once, so that a thin line flows instead of coming in gulps. */
  int chunk(int most) {
    return (int) Math.max(1, Math.min(most, bytesPerSecond / CHUNKS_PER_SECOND));
  }

  /** Says when bytes read now reach the other side, behind those that leave at {@code earlier}. */
  long arrival(long now, long earlier, int bytes) {
    if (bytesPerSecond == UNLIMITED) {
      return Math.max(now + delayNanos, earlier);
    }
    long onTheLine = (long) (bytes * NANOS_PER_SECOND / bytesPerSecond);
    return Math.max(now + delayNanos, earlier) + onTheLine;
  }
}
