package dev.rtc.operator;

import dev.rtc.time.RowLifetime;
import dev.rtc.type.DataType;
import dev.rtc.type.KeyType;
import dev.rtc.type.Keyed;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Keeps the record of each key with the highest timestamp; of several that have it, or where there
 * are no timestamps, the one that arrived last. A record older than the one kept changes no row,
 * but breaks the key's silence.
 *
 * @param <K> the key
 * @param <T> the records
 */
public final class LatestOperator<K, T> extends TableOperator<T, K, K, T> {

  private static final long serialVersionUID = 1L;

  private final DataType<T> type;

  /** The record under its timestamp. */
  private transient ValueState<Keyed<Long, T>> latest;

  /**
   * Creates the operator.
   *
   * @param origin the step
   * @param keyType how keys travel
   * @param type the records
   * @param lifetime how long a row lives
   * @param beforeImages whether an update also tells the value before
   */
  public LatestOperator(
      StepOrigin origin,
      KeyType<K> keyType,
      DataType<T> type,
      RowLifetime lifetime,
      boolean beforeImages) {
    super(origin, keyType, lifetime, beforeImages);
    this.type = type;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    latest =
        context
            .getKeyedStateStore()
            .getState(
                new ValueStateDescriptor<>(
                    "latest", DataType.keyed(DataType.LONG, type).typeInformation()));
  }

  @Override
  void update(StreamRecord<T> element) throws Exception {
    long timestamp = element.hasTimestamp() ? element.getTimestamp() : Long.MIN_VALUE;
    Keyed<Long, T> held = latest.value();
    if (held != null && held.key() > timestamp) {
      return;
    }
    T record = element.getValue();
    latest.update(new Keyed<>(timestamp, record));
    if (held == null) {
      inserted(key(), record);
    } else {
      updated(key(), held.value(), record);
    }
  }

  @Override
  void deleteRows() throws Exception {
    deleted(key(), latest.value().value());
  }

  @Override
  void forget() {
    latest.clear();
  }
}
