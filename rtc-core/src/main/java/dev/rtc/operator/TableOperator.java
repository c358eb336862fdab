package dev.rtc.operator;

import dev.rtc.time.RowLifetime;
import dev.rtc.type.Change;
import dev.rtc.type.KeyType;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Keeps rows per key, tells each change of them, and ends a key after silence, with its rows or
 * without.
 *
 * @param <I> what comes in
 * @param <K> the key
 * @param <R> what names a row
 * @param <V> the values of rows
 */
abstract class TableOperator<I, K, R, V> extends AbstractStreamOperator<Change<R, V>>
    implements OneInputStreamOperator<I, Change<R, V>>, Triggerable<Object, VoidNamespace> {

  private static final long serialVersionUID = 1L;

  final StepOrigin origin;
  private final KeyType<K> keyType;
  private final RowLifetime lifetime;
  private final boolean beforeImages;
  private transient Outlet<Change<R, V>> outlet;
  private transient Expiry<VoidNamespace> expiry;

  TableOperator(StepOrigin origin, KeyType<K> keyType, RowLifetime lifetime, boolean beforeImages) {
    this.origin = origin;
    this.keyType = keyType;
    this.lifetime = lifetime;
    this.beforeImages = beforeImages;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    InternalTimerService<VoidNamespace> timers =
        getInternalTimerService("lifetime", VoidNamespaceSerializer.INSTANCE, this);
    outlet = new Outlet<>(output);
    expiry =
        new Expiry<>(
            origin,
            Expiry.limit(lifetime),
            context.getKeyedStateStore(),
            timers,
            VoidNamespace.INSTANCE,
            outlet,
            this::end);
  }

  @Override
  public final void processElement(StreamRecord<I> element) throws Exception {
    outlet.follow(element);
    update(element);
    expiry.prolong(element);
  }

  @Override
  public final void onEventTime(InternalTimer<Object, VoidNamespace> timer) throws Exception {
    expiry.onEventTime(timer.getTimestamp());
  }

  @Override
  public final void onProcessingTime(InternalTimer<Object, VoidNamespace> timer) throws Exception {
    expiry.onClock(timer.getTimestamp());
  }

  private void end() throws Exception {
    if (lifetime instanceof RowLifetime.Until until && until.deletesRow()) {
      deleteRows();
    }
    forget();
  }

  /** Updates the rows of the key at hand. */
  abstract void update(StreamRecord<I> element) throws Exception;

  /** Tells that all rows of the key at hand are gone. */
  abstract void deleteRows() throws Exception;

  /** Keeps nothing of the key at hand any more. */
  abstract void forget() throws Exception;

  final K key() {
    return keyType.unwrap(getCurrentKey());
  }

  /** Tells whether an update is told with the value before. */
  final boolean beforeImages() {
    return beforeImages;
  }

  final void inserted(R row, V value) {
    outlet.put(Change.insert(row, value));
  }

  final void updated(R row, V before, V after) {
    if (beforeImages) {
      outlet.put(Change.updateBefore(row, before));
    }
    updated(row, after);
  }

  /** Tells an update without the value before. */
  final void updated(R row, V after) {
    outlet.put(Change.updateAfter(row, after));
  }

  final void deleted(R row, V value) {
    outlet.put(Change.delete(row, value));
  }
}
