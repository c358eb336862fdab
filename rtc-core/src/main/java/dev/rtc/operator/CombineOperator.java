package dev.rtc.operator;

import dev.rtc.aggregate.Aggregation;
import dev.rtc.type.KeyType;
import dev.rtc.type.Keyed;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates per key what this subtask sees, before the shuffle, and sends partial aggregates.
 *
 * <p>Nothing is held across a barrier, a watermark, idleness or the end of the input, so it needs
 * no state. A partial carries the largest timestamp of its records.
 *
 * @param <T> the records
 * @param <K> the key
 * @param <A> the accumulator
 */
public final class CombineOperator<T, K, A> extends AbstractStreamOperator<Keyed<K, A>>
    implements OneInputStreamOperator<T, Keyed<K, A>>, BoundedOneInput {

  private static final long serialVersionUID = 1L;
  private static final int MOST_KEYS = 1 << 17;

  private final StepOrigin origin;
  private final KeySelector<T, K> selector;
  private final KeyType<K> keyType;
  private final Aggregation<T, A, ?> aggregation;
  private final long delayMillis;
  private transient Map<Object, Partial<A>> partials;
  private transient StreamRecord<Keyed<K, A>> outgoing;
  private transient @Nullable ScheduledFuture<?> timer;

  /**
   * Creates the operator.
   *
   * @param origin the step
   * @param selector reads the key of a record
   * @param keyType how keys travel and compare
   * @param aggregation how records are aggregated
   * @param delayMillis how long a record may wait, in milliseconds; zero if as long as it likes
   */
  public CombineOperator(
      StepOrigin origin,
      KeySelector<T, K> selector,
      KeyType<K> keyType,
      Aggregation<T, A, ?> aggregation,
      long delayMillis) {
    this.origin = origin;
    this.selector = selector;
    this.keyType = keyType;
    this.aggregation = aggregation;
    this.delayMillis = delayMillis;
  }

  @Override
  public void open() throws Exception {
    super.open();
    partials = new HashMap<>();
    outgoing = new StreamRecord<>(null);
  }

  @Override
  public void processElement(StreamRecord<T> element) throws Exception {
    add(element);
    if (partials.size() >= MOST_KEYS) {
      flush();
    } else if (delayMillis > 0 && timer == null) {
      long at = getProcessingTimeService().getCurrentProcessingTime() + delayMillis;
      timer = getProcessingTimeService().registerTimer(at, time -> onDelay());
    }
  }

  private void add(StreamRecord<T> element) throws Exception {
    T record = element.getValue();
    try {
      Object key = keyType.wrap(selector.getKey(record));
      Partial<A> partial = partials.get(key);
      if (partial == null) {
        partial = new Partial<>(aggregation.create());
        partials.put(key, partial);
      }
      partial.accumulator = aggregation.add(partial.accumulator, record);
      if (element.hasTimestamp()) {
        partial.timestamp = Math.max(partial.timestamp, element.getTimestamp());
      }
    } catch (Exception e) {
      throw StepFailedException.of(origin, record, e);
    }
  }

  private void onDelay() {
    timer = null;
    flush();
  }

  private void flush() {
    partials.forEach(this::emit);
    partials.clear();
  }

  private void emit(Object key, Partial<A> partial) {
    outgoing.replace(new Keyed<>(keyType.unwrap(key), partial.accumulator));
    if (partial.timestamp == Long.MIN_VALUE) {
      outgoing.eraseTimestamp();
    } else {
      outgoing.setTimestamp(partial.timestamp);
    }
    output.collect(outgoing);
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    flush();
    super.processWatermark(mark);
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) throws Exception {
    flush();
    super.processWatermarkStatus(status);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    flush();
  }

  @Override
  public void endInput() {
    flush();
  }

  private static final class Partial<A> {

    private A accumulator;
    private long timestamp = Long.MIN_VALUE;

    Partial(A accumulator) {
      this.accumulator = accumulator;
    }
  }
}
