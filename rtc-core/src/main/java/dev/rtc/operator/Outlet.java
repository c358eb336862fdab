package dev.rtc.operator;

import java.util.OptionalLong;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Puts records out with the timestamp of what is being handled.
 *
 * @param <R> the records
 */
final class Outlet<R> {

  private final Output<StreamRecord<R>> output;
  private final StreamRecord<R> outgoing = new StreamRecord<>(null);

  Outlet(Output<StreamRecord<R>> output) {
    this.output = output;
  }

  /** Gives what is put out from now on the timestamp of a record, or none if it has none. */
  void follow(StreamRecord<?> element) {
    if (element.hasTimestamp()) {
      outgoing.setTimestamp(element.getTimestamp());
    } else {
      outgoing.eraseTimestamp();
    }
  }

  void at(long timestamp) {
    outgoing.setTimestamp(timestamp);
  }

  /** Gives what is put out by the clock the present of event time, if that has begun. */
  void atWatermark(long watermark) {
    if (watermark == Watermark.UNINITIALIZED.getTimestamp()) {
      outgoing.eraseTimestamp();
    } else {
      outgoing.setTimestamp(watermark);
    }
  }

  OptionalLong timestamp() {
    return outgoing.hasTimestamp()
        ? OptionalLong.of(outgoing.getTimestamp())
        : OptionalLong.empty();
  }

  void put(R record) {
    output.collect(outgoing.replace(record));
  }
}
