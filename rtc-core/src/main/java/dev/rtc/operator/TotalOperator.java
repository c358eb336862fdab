package dev.rtc.operator;

import dev.rtc.aggregate.Aggregation;
import dev.rtc.type.KeyType;
import dev.rtc.type.Keyed;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Merges partial aggregates per key and tells each total once, when the input ends.
 *
 * <p>A total leaves the state as it is told: a job restored from a checkpoint taken after the end
 * of this operator's input, while others still ran, tells nothing twice (FLIP-147).
 *
 * @param <K> the key
 * @param <A> the accumulator
 * @param <R> the result
 */
public final class TotalOperator<K, A, R> extends AbstractStreamOperator<Keyed<K, R>>
    implements OneInputStreamOperator<Keyed<K, A>, Keyed<K, R>>, BoundedOneInput {

  private static final long serialVersionUID = 1L;

  private final StepOrigin origin;
  private final KeyType<K> keyType;
  private final Aggregation<?, A, R> aggregation;
  private final ValueStateDescriptor<A> descriptor;
  private transient ValueState<A> accumulator;
  private transient StreamRecord<Keyed<K, R>> outgoing;

  /**
   * Creates the operator.
   *
   * @param origin the step
   * @param keyType how keys travel
   * @param aggregation how partial aggregates are merged
   * @param accumulatorType the accumulator, copied deeply
   */
  public TotalOperator(
      StepOrigin origin,
      KeyType<K> keyType,
      Aggregation<?, A, R> aggregation,
      TypeInformation<A> accumulatorType) {
    this.origin = origin;
    this.keyType = keyType;
    this.aggregation = aggregation;
    this.descriptor = new ValueStateDescriptor<>("accumulator", accumulatorType);
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    accumulator = context.getKeyedStateStore().getState(descriptor);
    outgoing = new StreamRecord<>(null);
  }

  @Override
  public void processElement(StreamRecord<Keyed<K, A>> element) throws Exception {
    Keyed<K, A> partial = element.getValue();
    A held = accumulator.value();
    try {
      accumulator.update(held == null ? partial.value() : aggregation.merge(held, partial.value()));
    } catch (Exception e) {
      throw StepFailedException.of(origin, partial, e);
    }
  }

  @Override
  public void endInput() throws Exception {
    getKeyedStateBackend()
        .applyToAllKeys(
            VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, descriptor, this::tell);
  }

  private void tell(Object key, ValueState<A> state) throws Exception {
    K unwrapped = keyType.unwrap(key);
    R result = result(unwrapped, state.value());
    output.collect(outgoing.replace(new Keyed<>(unwrapped, result)));
    state.clear();
  }

  private R result(K key, A held) throws Exception {
    try {
      return aggregation.result(held);
    } catch (Exception e) {
      throw StepFailedException.ofKey(origin, key, e);
    }
  }
}
