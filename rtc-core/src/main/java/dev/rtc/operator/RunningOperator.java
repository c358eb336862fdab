package dev.rtc.operator;

import dev.rtc.aggregate.Aggregation;
import dev.rtc.time.Lifetime;
import dev.rtc.time.RowLifetime;
import dev.rtc.type.Change;
import dev.rtc.type.KeyType;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates per key without end and tells each change of the result.
 *
 * <p>A key whose lifetime is limited holds one timer at a time: when it fires, the key's last
 * record decides whether the state ends or the timer is set anew. The end of the input lets event
 * time jump, but is no silence: no state ends then, and the key's next record, after a restore,
 * sets a timer again.
 *
 * @param <I> what comes in: records, or partial aggregates
 * @param <K> the key
 * @param <A> the accumulator
 * @param <R> the result
 */
public final class RunningOperator<I, K, A, R> extends AbstractStreamOperator<Change<K, R>>
    implements OneInputStreamOperator<I, Change<K, R>>, Triggerable<Object, VoidNamespace> {

  private static final long serialVersionUID = 1L;

  private final StepOrigin origin;
  private final KeyType<K> keyType;
  private final Fold<I, A> fold;
  private final Aggregation<?, A, R> aggregation;
  private final TypeInformation<A> accumulatorType;
  private final RowLifetime.@Nullable Until until;
  private final boolean beforeImages;
  private transient ValueState<A> accumulator;
  private transient ValueState<Long> lastSeen;
  private transient InternalTimerService<VoidNamespace> timers;
  private transient StreamRecord<Change<K, R>> outgoing;

  /**
   * Creates the operator.
   *
   * @param origin the step
   * @param keyType how keys travel
   * @param fold how what comes in is put into an accumulator
   * @param aggregation how accumulators are made and read
   * @param accumulatorType the accumulator, copied deeply
   * @param lifetime how long the state of a key lives
   * @param beforeImages whether an update also tells the value before
   */
  public RunningOperator(
      StepOrigin origin,
      KeyType<K> keyType,
      Fold<I, A> fold,
      Aggregation<?, A, R> aggregation,
      TypeInformation<A> accumulatorType,
      RowLifetime lifetime,
      boolean beforeImages) {
    this.origin = origin;
    this.keyType = keyType;
    this.fold = fold;
    this.aggregation = aggregation;
    this.accumulatorType = accumulatorType;
    this.until = lifetime instanceof RowLifetime.Until limited ? limited : null;
    this.beforeImages = beforeImages;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    accumulator =
        context
            .getKeyedStateStore()
            .getState(new ValueStateDescriptor<>("accumulator", accumulatorType));
    lastSeen =
        context.getKeyedStateStore().getState(new ValueStateDescriptor<>("last-seen", Types.LONG));
    timers = getInternalTimerService("lifetime", VoidNamespaceSerializer.INSTANCE, this);
    outgoing = new StreamRecord<>(null);
  }

  @Override
  public void processElement(StreamRecord<I> element) throws Exception {
    if (element.hasTimestamp()) {
      outgoing.setTimestamp(element.getTimestamp());
    } else {
      outgoing.eraseTimestamp();
    }
    update(element.getValue());
    if (until != null) {
      prolong(until, element);
    }
  }

  private void update(I incoming) throws Exception {
    A held = accumulator.value();
    R before = held != null && beforeImages ? result(held) : null;
    A updated = fold(held == null ? aggregation.create() : held, incoming);
    accumulator.update(updated);
    R after = result(updated);
    K key = key();
    if (held == null) {
      tell(Change.insert(key, after));
      return;
    }
    if (before != null) {
      tell(Change.updateBefore(key, before));
    }
    tell(Change.updateAfter(key, after));
  }

  private A fold(A held, I incoming) throws Exception {
    try {
      return fold.apply(held, incoming);
    } catch (Exception e) {
      throw StepFailedException.of(origin, incoming, e);
    }
  }

  private R result(A held) throws Exception {
    try {
      return aggregation.result(held);
    } catch (Exception e) {
      throw StepFailedException.ofKey(origin, key(), e);
    }
  }

  private void prolong(RowLifetime.Until limit, StreamRecord<I> element) throws Exception {
    boolean inEventTime = limit.lifetime().clock() == Lifetime.Clock.EVENT_TIME;
    long now = inEventTime ? element.getTimestamp() : timers.currentProcessingTime();
    Long last = lastSeen.value();
    lastSeen.update(last == null ? now : Math.max(last, now));
    if (last == null) {
      setTimer(limit, now);
    }
  }

  private void setTimer(RowLifetime.Until limit, long seen) {
    long at = end(limit, seen);
    if (limit.lifetime().clock() == Lifetime.Clock.EVENT_TIME) {
      timers.registerEventTimeTimer(VoidNamespace.INSTANCE, at);
    } else {
      timers.registerProcessingTimeTimer(VoidNamespace.INSTANCE, at);
    }
  }

  @Override
  public void onEventTime(InternalTimer<Object, VoidNamespace> timer) throws Exception {
    boolean inputHasEnded = timers.currentWatermark() == Watermark.MAX_WATERMARK.getTimestamp();
    if (inputHasEnded) {
      lastSeen.clear();
    } else {
      outgoing.setTimestamp(timer.getTimestamp());
      onTimer(timer.getTimestamp());
    }
  }

  @Override
  public void onProcessingTime(InternalTimer<Object, VoidNamespace> timer) throws Exception {
    long present = timers.currentWatermark();
    if (present == Watermark.UNINITIALIZED.getTimestamp()) {
      outgoing.eraseTimestamp();
    } else {
      outgoing.setTimestamp(present);
    }
    onTimer(timer.getTimestamp());
  }

  private void onTimer(long time) throws Exception {
    Long last = lastSeen.value();
    if (until == null || last == null) {
      return;
    }
    if (end(until, last) > time) {
      setTimer(until, last);
    } else {
      end(until);
    }
  }

  private static long end(RowLifetime.Until limit, long seen) {
    long silence = limit.lifetime().duration().toMillis();
    return seen > Long.MAX_VALUE - silence ? Long.MAX_VALUE : seen + silence;
  }

  private void end(RowLifetime.Until limit) throws Exception {
    if (limit.deletesRow()) {
      tell(Change.delete(key(), result(accumulator.value())));
    }
    accumulator.clear();
    lastSeen.clear();
  }

  private K key() {
    return keyType.unwrap(getCurrentKey());
  }

  private void tell(Change<K, R> change) {
    output.collect(outgoing.replace(change));
  }
}
