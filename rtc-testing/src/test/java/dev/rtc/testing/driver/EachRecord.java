package dev.rtc.testing.driver;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/** Puts a watermark behind each record; the records are their own timestamps. */
final class EachRecord implements WatermarkGenerator<Long> {

  static WatermarkStrategy<Long> strategy() {
    return WatermarkStrategy.<Long>forGenerator(context -> new EachRecord())
        .withTimestampAssigner((value, given) -> value);
  }

  @Override
  public void onEvent(Long value, long timestamp, WatermarkOutput output) {
    output.emitWatermark(new Watermark(timestamp));
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {}
}
