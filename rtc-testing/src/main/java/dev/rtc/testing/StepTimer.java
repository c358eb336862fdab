package dev.rtc.testing;

import dev.rtc.testing.compare.Differences;
import dev.rtc.testing.driver.PendingTimer;
import java.time.Instant;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.jspecify.annotations.Nullable;

/**
 * Is a timer that has not gone off.
 *
 * @param domain whether it waits for a watermark or for the clock
 * @param at when it goes off
 * @param key the key it is of
 * @param window the window it is of; null if it is not one of windows
 */
public record StepTimer(TimeDomain domain, Instant at, Object key, @Nullable TimeWindow window) {

  static StepTimer of(PendingTimer timer, Keys keys) {
    return new StepTimer(
        timer.domain(),
        Instant.ofEpochMilli(timer.at()),
        keys.plain(timer.key()),
        StateEntry.window(timer.namespace()));
  }

  @Override
  public String toString() {
    return "%s %s of %s%s"
        .formatted(
            domain == TimeDomain.EVENT_TIME ? "event time" : "clock",
            at,
            Differences.show(key),
            StateEntry.text(window));
  }
}
