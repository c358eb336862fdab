package dev.rtc.flink;

import dev.rtc.graph.Port;
import dev.rtc.graph.Windowing;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.datastream.WindowedStream;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Is the output of a window step that carries late records, as they came; those of a step that
 * drops them go nowhere.
 *
 * @param tag the name of the side output; null if late records are dropped
 */
record LateOutput(@Nullable OutputTag<Object> tag) {

  static LateOutput of(Windowing windowing, TypeInformation<Object> records) {
    return new LateOutput(windowing.divertsLate() ? new OutputTag<>("late", records) : null);
  }

  /** Lets Flink's window operator divert late records here. */
  WindowedStream<Object, Object, TimeWindow> divert(
      WindowedStream<Object, Object, TimeWindow> windows) {
    return tag == null ? windows : windows.sideOutputLateData(tag);
  }

  /** Makes results and late records of a step inputs for others. */
  void put(String uid, SingleOutputStreamOperator<?> results, Streams streams) {
    streams.put(uid, results);
    if (tag != null) {
      streams.put(Port.late(uid), results.getSideOutput(tag));
    }
  }
}
