package dev.rtc.testing.driver;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.apache.flink.util.clock.Clock;

/**
 * Tells the time of a job, which passes only when a test says so, and keeps all its timers.
 *
 * <p>A timer of an instant goes off once the whole millisecond is over, as in Flink: while its
 * callback runs, and after, the clock shows a later time than the timer's.
 */
final class VirtualClock extends Clock {

  private final PriorityQueue<VirtualTimer> timers = new PriorityQueue<>();
  private long advanced;
  private long shown;
  private long registered;

  VirtualClock(Instant start) {
    this.advanced = start.toEpochMilli();
    this.shown = advanced;
  }

  long next() {
    return ++registered;
  }

  void add(VirtualTimer timer) {
    timers.add(timer);
  }

  void remove(VirtualTimer timer) {
    timers.remove(timer);
  }

  Instant now() {
    return Instant.ofEpochMilli(shown);
  }

  /** Returns the instant that the time advances to. */
  long after(Duration duration) {
    return Math.addExact(advanced, duration.toMillis());
  }

  /** Returns when the first timer is due, if there is any. */
  OptionalLong nextTimer() {
    VirtualTimer first = timers.peek();
    return first == null ? OptionalLong.empty() : OptionalLong.of(first.at());
  }

  /** Lets the first timer that is due until an instant go off; returns false if there is none. */
  boolean goOff(long until) {
    VirtualTimer first = timers.peek();
    if (first == null || first.at() > until) {
      return false;
    }
    timers.remove(first);
    shown = Math.max(shown, first.at() + 1);
    advanced = Math.max(advanced, first.at());
    first.goOff();
    return true;
  }

  /** Lets a timer of an earlier instant go off at once, as one registered too late does. */
  boolean goOffLate() {
    return goOff(advanced - 1);
  }

  /** Lets a timer go off whose time is over, be it of this very instant. */
  boolean goOffOverdue() {
    return goOff(shown - 1);
  }

  /** Arrives at an instant; all timers until then have gone off. */
  void arrive(long at) {
    advanced = at;
    shown = Math.max(shown, at);
  }

  @Override
  public long absoluteTimeMillis() {
    return shown;
  }

  @Override
  public long relativeTimeMillis() {
    return shown;
  }

  @Override
  public long relativeTimeNanos() {
    return TimeUnit.MILLISECONDS.toNanos(shown);
  }
}
