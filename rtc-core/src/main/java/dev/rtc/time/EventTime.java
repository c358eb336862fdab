package dev.rtc.time;

import java.time.Duration;
import java.util.Optional;

/**
 * States when records happened, how far out of order they come, and what silence means.
 *
 * <p>The watermark trails the latest timestamp of each partition by {@code bound}; records behind
 * it are late.
 *
 * @param timestamp reads the instant of a record
 * @param bound how far a record may come behind a later one
 * @param idleness how long a partition must be silent before the others go on without it; empty if
 *     they always wait
 * @param <T> the records
 */
public record EventTime<T>(
    Timestamp<? super T> timestamp, Duration bound, Optional<Duration> idleness) {

  /** Checks the idleness; {@link Unsettled} has checked the bound. */
  public EventTime {
    idleness.ifPresent(silence -> Durations.positive("EventTime.idleAfter", silence));
  }

  @Override
  public String toString() {
    return "out of order by %s, %s"
        .formatted(
            DurationText.of(bound),
            idleness.map(silence -> "idle after " + DurationText.of(silence)).orElse("never idle"));
  }

  /**
   * Begins event time for records that come out of order.
   *
   * @param timestamp reads the instant of a record
   * @param bound how far a record may come behind a later one, zero or more
   * @throws IllegalArgumentException if the bound is negative
   */
  public static <T> Unsettled<T> outOfOrder(Timestamp<T> timestamp, Duration bound) {
    return new Unsettled<>(timestamp, bound);
  }

  /** Begins event time for records whose timestamps never decrease within a partition. */
  public static <T> Unsettled<T> ascending(Timestamp<T> timestamp) {
    return new Unsettled<>(timestamp, Duration.ZERO);
  }

  /**
   * Event time that lacks a word on idleness.
   *
   * @param timestamp reads the instant of a record
   * @param bound how far a record may come behind a later one
   * @param <T> the records
   */
  public record Unsettled<T>(Timestamp<T> timestamp, Duration bound) {

    /** Checks the bound. */
    public Unsettled {
      if (bound.isNegative()) {
        throw new IllegalArgumentException(
            "EventTime.outOfOrder: the bound is " + bound + ", it must not be negative");
      }
    }

    /**
     * Lets the other partitions go on once one has been silent for that long; what it sends later
     * may be late.
     *
     * @throws IllegalArgumentException if the duration is not positive
     */
    public EventTime<T> idleAfter(Duration silence) {
      return new EventTime<>(timestamp, bound, Optional.of(silence));
    }

    /** Lets all partitions wait for a silent one for ever: nothing of it can become late. */
    public EventTime<T> neverIdle() {
      return new EventTime<>(timestamp, bound, Optional.empty());
    }
  }
}
