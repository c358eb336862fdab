package dev.rtc.operator;

import java.io.IOException;
import java.util.Collection;
import org.apache.flink.runtime.state.internal.InternalValueState;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.jspecify.annotations.Nullable;

/**
 * Sets one timer of processing time for each window that has changed, and none for the others.
 *
 * <p>Timers belong to the place where the state of a window is, which stays the same when a session
 * grows: a session that every record prolongs still tells its result in time.
 */
final class EarlyTimers {

  private final long delayMillis;
  private final InternalValueState<Object, TimeWindow, Long> due;
  private final InternalTimerService<TimeWindow> timers;

  EarlyTimers(
      long delayMillis,
      InternalValueState<Object, TimeWindow, Long> due,
      InternalTimerService<TimeWindow> timers) {
    this.delayMillis = delayMillis;
    this.due = due;
    this.timers = timers;
  }

  /** Sets the timer of a window that has changed, unless it is set. */
  void changed(TimeWindow place) throws IOException {
    if (at(place) == null) {
      set(place, timers.currentProcessingTime() + delayMillis);
    }
  }

  /** Notes that the timer of a window has fired. */
  void fired(TimeWindow place) {
    due.setCurrentNamespace(place);
    due.clear();
  }

  /** Removes the timer of a window, if there is one. */
  void remove(TimeWindow place) throws IOException {
    Long time = at(place);
    if (time != null) {
      timers.deleteProcessingTimeTimer(place, time);
      due.clear();
    }
  }

  /** Leaves one timer for windows that become one: the first that is due. */
  void merge(TimeWindow target, Collection<TimeWindow> sources) throws IOException {
    Long first = at(target);
    for (TimeWindow source : sources) {
      Long other = at(source);
      if (other != null && (first == null || other < first)) {
        first = other;
      }
      remove(source);
    }
    if (first != null && !first.equals(at(target))) {
      remove(target);
      set(target, first);
    }
  }

  private void set(TimeWindow place, long time) throws IOException {
    due.setCurrentNamespace(place);
    due.update(time);
    timers.registerProcessingTimeTimer(place, time);
  }

  private @Nullable Long at(TimeWindow place) throws IOException {
    due.setCurrentNamespace(place);
    return due.value();
  }
}
