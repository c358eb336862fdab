package dev.rtc.operator;

import dev.rtc.time.Lifetime;
import dev.rtc.time.RowLifetime;
import java.io.IOException;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Ends what is kept of a key after silence.
 *
 * <p>A key holds one timer at a time: when it fires, the key's last record decides whether its life
 * ends or the timer is set anew. The end of the input lets event time jump, but is no silence: no
 * life ends then, and the key's next record, after a restore, sets a timer again.
 *
 * @param <N> what tells these timers from others of the operator
 */
final class Expiry<N> {

  /** The last record of a key that is known and has no timer. */
  private static final long UNTIMED = Long.MIN_VALUE;

  private final StepOrigin origin;
  private final Lifetime.@Nullable Silence limit;
  private final ValueState<Long> lastSeen;
  private final InternalTimerService<N> timers;
  private final N namespace;
  private final Outlet<?> outlet;
  private final Ending ending;

  /**
   * Creates it as an operator initializes its state.
   *
   * @param origin the step
   * @param limit how long a key must be silent, or null if it lives for ever
   * @param states the operator's keyed state
   * @param timers the timers, which must be handed back in {@link #onEventTime} and {@link
   *     #onClock}
   * @param namespace the namespace of its timers
   * @param outlet gets the timestamp of the end before it is told
   * @param ending ends the key at hand
   */
  Expiry(
      StepOrigin origin,
      Lifetime.@Nullable Silence limit,
      KeyedStateStore states,
      InternalTimerService<N> timers,
      N namespace,
      Outlet<?> outlet,
      Ending ending) {
    this.origin = origin;
    this.limit = limit;
    this.lastSeen = states.getState(new ValueStateDescriptor<>("last-seen", Types.LONG));
    this.timers = timers;
    this.namespace = namespace;
    this.outlet = outlet;
    this.ending = ending;
  }

  static Lifetime.@Nullable Silence limit(RowLifetime lifetime) {
    return lifetime instanceof RowLifetime.Until until ? until.lifetime() : null;
  }

  static Lifetime.@Nullable Silence limit(Lifetime lifetime) {
    return lifetime instanceof Lifetime.Silence silence ? silence : null;
  }

  /** Prolongs the life of the key at hand by a record of it. */
  void prolong(StreamRecord<?> element) throws IOException {
    if (limit != null) {
      prolong(limit, lastSeen.value(), element);
    }
  }

  /** Prolongs the life of the key at hand; tells whether this record is the first of it. */
  boolean begins(StreamRecord<?> element) throws IOException {
    Long last = lastSeen.value();
    if (limit != null) {
      prolong(limit, last, element);
    } else if (last == null) {
      lastSeen.update(UNTIMED);
    }
    return last == null;
  }

  private void prolong(Lifetime.Silence limit, @Nullable Long last, StreamRecord<?> element)
      throws IOException {
    long now = isInEventTime(limit) ? timestamp(element) : timers.currentProcessingTime();
    if (last == null || now > last) {
      lastSeen.update(now);
    }
    if (last == null || last == UNTIMED) {
      setTimer(limit, now);
    }
  }

  /** Returns the timestamp; Flink also writes the least number for none. */
  private long timestamp(StreamRecord<?> element) {
    if (element.getTimestamp() == Long.MIN_VALUE) {
      throw StepFailedException.unchecked(
          origin,
          element.getValue(),
          new IllegalStateException(
              "the record has no timestamp, by which the lifetime of its key is measured; give the"
                  + " source an EventTime, or the step a lifetime of processing time"));
    }
    return element.getTimestamp();
  }

  /** Handles a timer of event time. */
  void onEventTime(long time) throws Exception {
    boolean inputHasEnded = timers.currentWatermark() == Watermark.MAX_WATERMARK.getTimestamp();
    if (!inputHasEnded) {
      outlet.at(time);
      onTimer(time);
    } else if (lastSeen.value() != null) {
      lastSeen.update(UNTIMED);
    }
  }

  /** Handles a timer of the clock. */
  void onClock(long time) throws Exception {
    outlet.atWatermark(timers.currentWatermark());
    onTimer(time);
  }

  private void onTimer(long time) throws Exception {
    Long last = lastSeen.value();
    if (limit == null || last == null) {
      return;
    }
    if (end(limit, last) > time) {
      setTimer(limit, last);
    } else {
      ending.end();
      lastSeen.clear();
    }
  }

  private void setTimer(Lifetime.Silence limit, long seen) {
    if (isInEventTime(limit)) {
      timers.registerEventTimeTimer(namespace, end(limit, seen));
    } else {
      timers.registerProcessingTimeTimer(namespace, end(limit, seen));
    }
  }

  private static boolean isInEventTime(Lifetime.Silence limit) {
    return limit.clock() == Lifetime.Clock.EVENT_TIME;
  }

  private static long end(Lifetime.Silence limit, long seen) {
    long silence = limit.duration().toMillis();
    return seen > Long.MAX_VALUE - silence ? Long.MAX_VALUE : seen + silence;
  }

  /** Ends the key at hand. */
  @FunctionalInterface
  interface Ending {
    void end() throws Exception;
  }
}
