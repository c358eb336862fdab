package dev.rtc.testing.driver;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Consumer;
import org.apache.flink.streaming.runtime.tasks.TimerService;
import org.apache.flink.util.clock.Clock;

/** Registers the timers of one subtask with the clock of the job. */
final class SubtaskTimers implements TimerService {

  private static final long ONCE = 0;

  private final VirtualClock clock;
  private final Consumer<Exception> failure;
  private final Set<VirtualTimer> pending = new LinkedHashSet<>();
  private boolean quiesced;
  private boolean terminated;

  SubtaskTimers(VirtualClock clock, Consumer<Exception> failure) {
    this.clock = clock;
    this.failure = failure;
  }

  VirtualClock clock() {
    return clock;
  }

  void forget(VirtualTimer timer) {
    pending.remove(timer);
  }

  void call(ProcessingTimeCallback callback, long at) {
    if (quiesced) {
      return;
    }
    try {
      callback.onProcessingTime(at);
    } catch (Exception e) {
      failure.accept(e);
    }
  }

  @Override
  public Clock getClock() {
    return clock;
  }

  @Override
  public ScheduledFuture<?> registerTimer(long at, ProcessingTimeCallback callback) {
    return add(new VirtualTimer(this, callback, at, ONCE));
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      ProcessingTimeCallback callback, long delay, long period) {
    return add(
        new VirtualTimer(this, callback, clock.absoluteTimeMillis() + delay, Math.max(1, period)));
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      ProcessingTimeCallback callback, long delay, long period) {
    return scheduleAtFixedRate(callback, delay, period);
  }

  private VirtualTimer add(VirtualTimer timer) {
    if (quiesced) {
      timer.completeExceptionally(new IllegalStateException("the subtask has ended"));
      return timer;
    }
    pending.add(timer);
    clock.add(timer);
    return timer;
  }

  @Override
  public CompletableFuture<Void> quiesce() {
    quiesced = true;
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public boolean isTerminated() {
    return terminated;
  }

  @Override
  public void shutdownService() {
    quiesced = true;
    terminated = true;
    for (VirtualTimer timer : List.copyOf(pending)) {
      timer.cancel(false);
    }
  }

  @Override
  public boolean shutdownServiceUninterruptible(long timeoutMillis) {
    shutdownService();
    return true;
  }
}
