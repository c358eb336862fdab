package dev.rtc.testing.simulation;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.function.SerializableFunction;

/** Puts records out in batches. */
final class Batching<T> extends AbstractStreamOperator<T> implements OneInputStreamOperator<T, T> {

  private static final long serialVersionUID = 1L;
  private static final int SIZE = 4;

  private final boolean flushesAtTheBarrier;
  private final SerializableFunction<T, T> keep;
  private transient List<T> batch;

  private Batching(boolean flushesAtTheBarrier, SerializableFunction<T, T> keep) {
    this.flushesAtTheBarrier = flushesAtTheBarrier;
    this.keep = keep;
  }

  static <T> Batching<T> right(SerializableFunction<T, T> copy) {
    return new Batching<>(true, copy);
  }

  /** Forgets what it holds when the job fails after a checkpoint. */
  static <T> Batching<T> unflushed(SerializableFunction<T, T> copy) {
    return new Batching<>(false, copy);
  }

  /** Keeps the very object it was handed, which is reused for the next record. */
  static <T> Batching<T> keepingViews() {
    return new Batching<>(true, record -> record);
  }

  @Override
  public void open() throws Exception {
    super.open();
    batch = new ArrayList<>();
  }

  @Override
  public void processElement(StreamRecord<T> element) {
    batch.add(keep.apply(element.getValue()));
    if (batch.size() == SIZE) {
      flush();
    }
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpoint) {
    if (flushesAtTheBarrier) {
      flush();
    }
  }

  @Override
  public void finish() {
    flush();
  }

  private void flush() {
    batch.forEach(record -> output.collect(new StreamRecord<>(record)));
    batch.clear();
  }
}
