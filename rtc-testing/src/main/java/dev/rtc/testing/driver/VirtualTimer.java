package dev.rtc.testing.driver;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.operators.ProcessingTimeService.ProcessingTimeCallback;

/** Is one timer of one subtask; it goes off once, or again and again with a period. */
final class VirtualTimer extends CompletableFuture<Void> implements ScheduledFuture<Void> {

  private final SubtaskTimers timers;
  private final ProcessingTimeCallback callback;
  private final long number;
  private final long period;
  private long at;

  VirtualTimer(SubtaskTimers timers, ProcessingTimeCallback callback, long at, long period) {
    this.timers = timers;
    this.callback = callback;
    this.number = timers.clock().next();
    this.at = at;
    this.period = period;
  }

  long at() {
    return at;
  }

  void goOff() {
    long due = at;
    if (period > 0) {
      at += period;
      timers.clock().add(this);
    } else {
      complete(null);
      timers.forget(this);
    }
    timers.call(callback, due);
  }

  @Override
  public boolean cancel(boolean interrupt) {
    timers.clock().remove(this);
    timers.forget(this);
    return super.cancel(interrupt);
  }

  @Override
  public long getDelay(TimeUnit unit) {
    return unit.convert(at - timers.clock().absoluteTimeMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public int compareTo(Delayed other) {
    VirtualTimer timer = (VirtualTimer) other;
    int byTime = Long.compare(at, timer.at);
    return byTime == 0 ? Long.compare(number, timer.number) : byTime;
  }
}
