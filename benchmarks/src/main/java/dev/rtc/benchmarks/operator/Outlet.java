package dev.rtc.benchmarks.operator;

import org.apache.flink.runtime.event.WatermarkEvent;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.LatencyMarker;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/** Takes the records that leave an operator, and drops everything else. */
abstract class Outlet<T> implements Output<StreamRecord<T>> {

  @Override
  public final <X> void collect(OutputTag<X> tag, StreamRecord<X> record) {}

  @Override
  public final void emitWatermark(Watermark mark) {}

  @Override
  public final void emitWatermark(WatermarkEvent event) {}

  @Override
  public final void emitWatermarkStatus(WatermarkStatus status) {}

  @Override
  public final void emitLatencyMarker(LatencyMarker marker) {}

  @Override
  public final void emitRecordAttributes(RecordAttributes attributes) {}

  @Override
  public final void close() {}
}
