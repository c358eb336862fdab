package dev.rtc.operator;

import dev.rtc.state.StatefulFunction;
import dev.rtc.time.Lifetime;
import dev.rtc.time.Lifetime.Clock;
import dev.rtc.type.DataType;
import dev.rtc.type.KeyType;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.base.ByteSerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Runs a function with typed state, timers and a lifetime per key.
 *
 * <p>What is kept travels as accumulators do: copied deeply where it can be changed in place.
 *
 * <p>The function's timers and those of the lifetime are one service's, apart by namespace: they
 * fire in the order of their instants, the function's first where both are due at one.
 *
 * @param <K> the key
 * @param <T> the records that come in
 * @param <S> what is kept per key
 * @param <R> the records that go out
 */
public final class StatefulOperator<K, T, S, R> extends AbstractStreamOperator<R>
    implements OneInputStreamOperator<T, R>, Triggerable<Object, Byte> {

  private static final long serialVersionUID = 1L;
  private static final Byte OF_FUNCTION = 0;
  private static final Byte OF_LIFETIME = 1;

  private final StepOrigin origin;
  private final KeyType<K> keyType;
  private final StatefulFunction<K, T, S, R> function;
  private final DataType<S> stateType;
  private final Lifetime lifetime;
  private final @Nullable OnBadRecord onBadRecord;
  private transient @Nullable BadRecords badRecords;
  private transient ValueState<S> state;
  private transient KeyTimers<Byte> keyTimers;
  private transient Expiry<Byte> expiry;
  private transient Outlet<R> outlet;
  private transient StagedContext<K, S, R> context;
  private transient InternalTimerService<Byte> timers;

  /**
   * Creates the operator.
   *
   * @param origin the step
   * @param keyType how keys travel
   * @param function the user's function
   * @param stateType what is kept per key
   * @param lifetime how long it is kept
   */
  public StatefulOperator(
      StepOrigin origin,
      KeyType<K> keyType,
      StatefulFunction<K, T, S, R> function,
      DataType<S> stateType,
      Lifetime lifetime) {
    this(origin, keyType, function, stateType, lifetime, null);
  }

  /**
   * Creates an operator that goes on without records on which its function throws.
   *
   * @param origin the step
   * @param keyType how keys travel
   * @param function the user's function
   * @param stateType what is kept per key
   * @param lifetime how long it is kept
   * @param onBadRecord what becomes of bad records; null if they fail the job
   */
  public StatefulOperator(
      StepOrigin origin,
      KeyType<K> keyType,
      StatefulFunction<K, T, S, R> function,
      DataType<S> stateType,
      Lifetime lifetime,
      @Nullable OnBadRecord onBadRecord) {
    this.origin = origin;
    this.keyType = keyType;
    this.function = function;
    this.stateType = stateType;
    this.lifetime = lifetime;
    this.onBadRecord = onBadRecord;
  }

  @Override
  public void open() throws Exception {
    super.open();
    badRecords = onBadRecord == null ? null : BadRecords.of(onBadRecord, this, output);
  }

  @Override
  public void initializeState(StateInitializationContext initialization) throws Exception {
    super.initializeState(initialization);
    KeyedStateStore states = initialization.getKeyedStateStore();
    timers = getInternalTimerService("timers", ByteSerializer.INSTANCE, this);
    outlet = new Outlet<>(output);
    TypeInformation<S> copied = stateType.accumulator();
    state = states.getState(new ValueStateDescriptor<>("state", copied));
    TypeSerializer<S> copier = copied.createSerializer(getExecutionConfig().getSerializerConfig());
    keyTimers = new KeyTimers<>(states, timers, OF_FUNCTION);
    expiry =
        new Expiry<>(
            origin, Expiry.limit(lifetime), states, timers, OF_LIFETIME, outlet, this::end);
    context = new StagedContext<>(state, copier, keyTimers, timers, outlet);
  }

  @Override
  public void processElement(StreamRecord<T> element) throws Exception {
    T record = element.getValue();
    outlet.follow(element);
    context.begin(key());
    try {
      function.onRecord(record, context);
    } catch (Exception | StackOverflowError e) {
      context.discard();
      refuse(element, e);
      return;
    }
    expiry.prolong(element);
    context.commit();
  }

  /** A function that threw left no trace: the record can be told apart from the rest. */
  private void refuse(StreamRecord<T> element, Throwable thrown) throws Exception {
    T record = element.getValue();
    Throwable told =
        thrown instanceof Exception cause ? StepFailedException.of(origin, record, cause) : thrown;
    if (badRecords == null) {
      BadRecords.rethrow(told);
    } else {
      badRecords.take(record, element, told);
    }
  }

  @Override
  public void onEventTime(InternalTimer<Object, Byte> timer) throws Exception {
    long time = timer.getTimestamp();
    if (keyTimers.take(Clock.EVENT_TIME, time)) {
      outlet.at(time);
      call(function::onTimer);
    }
    if (timer.getNamespace().equals(OF_LIFETIME)) {
      expiry.onEventTime(time);
    }
  }

  @Override
  public void onProcessingTime(InternalTimer<Object, Byte> timer) throws Exception {
    long time = timer.getTimestamp();
    if (keyTimers.take(Clock.PROCESSING_TIME, time)) {
      outlet.atWatermark(timers.currentWatermark());
      call(function::onTimer);
    }
    if (timer.getNamespace().equals(OF_LIFETIME)) {
      expiry.onClock(time);
    }
  }

  private void end() throws Exception {
    call(function::onExpiry);
    state.clear();
    keyTimers.clear();
  }

  private void call(Call<K, S, R> call) throws Exception {
    context.begin(key());
    try {
      call.on(context);
    } catch (Exception e) {
      context.discard();
      throw StepFailedException.ofKey(origin, key(), e);
    }
    context.commit();
  }

  private K key() {
    return keyType.unwrap(getCurrentKey());
  }

  /** Is what happens to a key without a record. */
  @FunctionalInterface
  private interface Call<K, S, R> {
    void on(StagedContext<K, S, R> context) throws Exception;
  }
}
