package dev.rtc.operator;

import dev.rtc.aggregate.Aggregation;
import dev.rtc.time.RowLifetime;
import dev.rtc.type.KeyType;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Aggregates per key without end and tells each change of the result.
 *
 * @param <I> what comes in: records, or partial aggregates
 * @param <K> the key
 * @param <A> the accumulator
 * @param <R> the result
 */
public final class RunningOperator<I, K, A, R> extends TableOperator<I, K, K, R> {

  private static final long serialVersionUID = 1L;

  private final Fold<I, A> fold;
  private final Aggregation<?, A, R> aggregation;
  private final TypeInformation<A> accumulatorType;
  private transient ValueState<A> accumulator;

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
    super(origin, keyType, lifetime, beforeImages);
    this.fold = fold;
    this.aggregation = aggregation;
    this.accumulatorType = accumulatorType;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    accumulator =
        context
            .getKeyedStateStore()
            .getState(new ValueStateDescriptor<>("accumulator", accumulatorType));
  }

  @Override
  void update(StreamRecord<I> element) throws Exception {
    A held = accumulator.value();
    R before = held != null && beforeImages() ? result(held) : null;
    A updated = fold(held == null ? aggregation.create() : held, element.getValue());
    accumulator.update(updated);
    R after = result(updated);
    if (held == null) {
      inserted(key(), after);
    } else if (before == null) {
      updated(key(), after);
    } else {
      updated(key(), before, after);
    }
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

  @Override
  void deleteRows() throws Exception {
    deleted(key(), result(accumulator.value()));
  }

  @Override
  void forget() {
    accumulator.clear();
  }
}
