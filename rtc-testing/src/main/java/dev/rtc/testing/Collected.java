package dev.rtc.testing;

import org.apache.flink.api.connector.sink2.SinkWriter;
import org.jspecify.annotations.Nullable;

/**
 * Holds a record that reached a sink.
 *
 * @param writer the subtask that wrote it; only records of one writer have an order
 * @param record a copy that came through its serializer
 * @param timestamp the record's own, in milliseconds; null if it has none
 * @param watermark the watermark of the sink when the record came, in milliseconds
 * @param checkpoint the latest checkpoint whose barrier the writer had passed; 0 before the first
 * @param event the number of the script's event during which it came; 0 where nobody counts them
 */
record Collected<T>(
    int writer, T record, @Nullable Long timestamp, long watermark, long checkpoint, long event) {

  Collected(int writer, T record) {
    this(writer, record, null, Long.MIN_VALUE, 0, 0);
  }

  static <T> Collected<T> of(int writer, T record, SinkWriter.Context context, long checkpoint) {
    return new Collected<>(
        writer, record, context.timestamp(), context.currentWatermark(), checkpoint, 0);
  }

  /** Returns the same, having come during an event. */
  Collected<T> during(long number) {
    return new Collected<>(writer, record, timestamp, watermark, checkpoint, number);
  }

  /** Returns another record that came as this did. */
  <R> Collected<R> with(R other) {
    return new Collected<>(writer, other, timestamp, watermark, checkpoint, event);
  }
}
