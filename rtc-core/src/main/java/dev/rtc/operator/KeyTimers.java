package dev.rtc.operator;

import dev.rtc.time.Lifetime.Clock;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * Holds the timers that a function has set for a key, which Flink can't list: they are written down
 * beside, so that they can be removed with the key.
 *
 * @param <N> what tells these timers from others of the operator
 */
final class KeyTimers<N> {

  private final InternalTimerService<N> timers;
  private final N namespace;
  private final MapState<Long, Boolean> byEvents;
  private final MapState<Long, Boolean> byClock;

  KeyTimers(KeyedStateStore states, InternalTimerService<N> timers, N namespace) {
    this.timers = timers;
    this.namespace = namespace;
    this.byEvents = states.getMapState(descriptor("event-timers"));
    this.byClock = states.getMapState(descriptor("clock-timers"));
  }

  private static MapStateDescriptor<Long, Boolean> descriptor(String name) {
    return new MapStateDescriptor<>(name, Types.LONG, Types.BOOLEAN);
  }

  /** Sets a timer of the key at hand; none of event time once that has come to its end. */
  void set(Clock clock, long at) throws Exception {
    if (clock == Clock.PROCESSING_TIME) {
      byClock.put(at, true);
      timers.registerProcessingTimeTimer(namespace, at);
    } else if (timers.currentWatermark() != Watermark.MAX_WATERMARK.getTimestamp()) {
      byEvents.put(at, true);
      timers.registerEventTimeTimer(namespace, at);
    }
  }

  void remove(Clock clock, long at) throws Exception {
    if (clock == Clock.PROCESSING_TIME) {
      byClock.remove(at);
      timers.deleteProcessingTimeTimer(namespace, at);
    } else {
      byEvents.remove(at);
      timers.deleteEventTimeTimer(namespace, at);
    }
  }

  /** Removes a timer that is due; tells whether there was one. */
  boolean take(Clock clock, long at) throws Exception {
    MapState<Long, Boolean> set = clock == Clock.PROCESSING_TIME ? byClock : byEvents;
    boolean due = set.contains(at);
    if (due) {
      remove(clock, at);
    }
    return due;
  }

  /** Removes all timers of the key at hand. */
  void clear() throws Exception {
    for (Long at : byEvents.keys()) {
      timers.deleteEventTimeTimer(namespace, at);
    }
    for (Long at : byClock.keys()) {
      timers.deleteProcessingTimeTimer(namespace, at);
    }
    byEvents.clear();
    byClock.clear();
  }
}
