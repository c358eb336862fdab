package dev.rtc.operator;

import dev.rtc.state.KeyContext;
import dev.rtc.time.Lifetime.Clock;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.jspecify.annotations.Nullable;

/**
 * Stages what a function does with a key until it has returned: a function that throws leaves no
 * trace. A function gets a copy of what is kept unless that can't be changed in place: what it does
 * to the copy is neither seen by a snapshot nor kept if it throws.
 *
 * @param <K> the key
 * @param <S> what is kept per key
 * @param <R> the records put out
 */
final class StagedContext<K, S, R> implements KeyContext<K, S, R> {

  private final ValueState<S> held;
  private final TypeSerializer<S> copier;
  private final KeyTimers<?> keyTimers;
  private final InternalTimerService<?> timers;
  private final Outlet<R> outlet;
  private final List<TimerChange> timerChanges = new ArrayList<>();
  private final List<R> emitted = new ArrayList<>();
  private @Nullable K key;
  private @Nullable S state;
  private boolean changed;

  StagedContext(
      ValueState<S> held,
      TypeSerializer<S> copier,
      KeyTimers<?> keyTimers,
      InternalTimerService<?> timers,
      Outlet<R> outlet) {
    this.held = held;
    this.copier = copier;
    this.keyTimers = keyTimers;
    this.timers = timers;
    this.outlet = outlet;
  }

  /** Begins a call for a key. */
  void begin(K key) throws IOException {
    this.key = key;
    S kept = held.value();
    state = kept == null ? null : copier.copy(kept);
    changed = false;
  }

  /** Ends a call that has thrown. */
  void discard() {
    key = null;
    timerChanges.clear();
    emitted.clear();
  }

  /** Lets what the call did take effect, and ends it. */
  void commit() throws Exception {
    key = null;
    if (changed && state == null) {
      held.clear();
    } else if (changed) {
      held.update(state);
    }
    for (TimerChange change : timerChanges) {
      change.apply(keyTimers);
    }
    timerChanges.clear();
    emitted.forEach(outlet::put);
    emitted.clear();
  }

  @Override
  public K key() {
    if (key == null) {
      throw new IllegalStateException(
          "the context is used after the call it was given to; keep what is needed of it instead");
    }
    return key;
  }

  @Override
  public Optional<S> state() {
    key();
    return Optional.ofNullable(state);
  }

  @Override
  public void keep(S state) {
    key();
    this.state = Objects.requireNonNull(state, "null is kept; write forget()");
    changed = true;
  }

  @Override
  public void forget() {
    key();
    state = null;
    changed = true;
  }

  @Override
  public void emit(R result) {
    key();
    emitted.add(Objects.requireNonNull(result, "null is emitted"));
  }

  @Override
  public Optional<Instant> timestamp() {
    key();
    return outlet.timestamp().stream().mapToObj(Instant::ofEpochMilli).findFirst();
  }

  @Override
  public Instant watermark() {
    key();
    long watermark = timers.currentWatermark();
    return watermark == Long.MIN_VALUE ? Instant.MIN : Instant.ofEpochMilli(watermark);
  }

  @Override
  public Instant clock() {
    key();
    return Instant.ofEpochMilli(timers.currentProcessingTime());
  }

  @Override
  public void wakeAtEventTime(Instant at) {
    stage(Clock.EVENT_TIME, at, true);
  }

  @Override
  public void wakeAtClock(Instant at) {
    stage(Clock.PROCESSING_TIME, at, true);
  }

  @Override
  public void cancelEventTime(Instant at) {
    stage(Clock.EVENT_TIME, at, false);
  }

  @Override
  public void cancelClock(Instant at) {
    stage(Clock.PROCESSING_TIME, at, false);
  }

  private void stage(Clock clock, Instant at, boolean set) {
    key();
    timerChanges.add(new TimerChange(clock, millis(at), set));
  }

  /** Rounds up: no timer fires before its instant. */
  private static long millis(Instant at) {
    try {
      boolean whole = at.truncatedTo(ChronoUnit.MILLIS).equals(at);
      return Math.addExact(at.toEpochMilli(), whole ? 0 : 1);
    } catch (ArithmeticException e) {
      return at.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  /**
   * Sets or removes a timer.
   *
   * @param clock the clock it fires by
   * @param at its instant
   * @param set whether it is set
   */
  private record TimerChange(Clock clock, long at, boolean set) {

    void apply(KeyTimers<?> timers) throws Exception {
      if (set) {
        timers.set(clock, at);
      } else {
        timers.remove(clock, at);
      }
    }
  }
}
