package dev.rtc.flink;

import dev.rtc.connector.SourceSpec;
import dev.rtc.operator.StepOrigin;
import dev.rtc.operator.TimestampReader;
import dev.rtc.plan.SourceStep;
import dev.rtc.time.EventTime;
import dev.rtc.time.Timestamp;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/** Adds sources, with timestamps and watermarks if the pipeline has event time. */
final class SourceTranslator {

  private SourceTranslator() {}

  static void translate(SourceStep step, Streams streams) {
    add(step.node().source(), step, streams);
  }

  private static <T> void add(SourceSpec<T> spec, SourceStep step, Streams streams) {
    WatermarkStrategy<T> watermarks =
        step.node()
            .eventTime()
            .map(time -> SourceTranslator.<T>watermarks(time, Streams.origin(step.node())))
            .orElseGet(WatermarkStrategy::noWatermarks);
    streams.put(
        step.uid(),
        streams
            .environment()
            .fromSource(spec.source(), watermarks, step.uid(), spec.type().typeInformation()));
  }

  @SuppressWarnings("unchecked") // the language takes event time of the source's records only
  private static <T> WatermarkStrategy<T> watermarks(EventTime<?> time, StepOrigin origin) {
    Timestamp<T> timestamp = (Timestamp<T>) time.timestamp();
    WatermarkStrategy<T> strategy =
        WatermarkStrategy.<T>forBoundedOutOfOrderness(time.bound())
            .withTimestampAssigner(new TimestampReader<>(origin, timestamp));
    return time.idleness().map(strategy::withIdleness).orElse(strategy);
  }
}
