package dev.rtc.flink;

import dev.rtc.connector.Decoded;
import dev.rtc.connector.SourceSpec;
import dev.rtc.operator.TimestampReader;
import dev.rtc.operator.TolerantTimestamps;
import dev.rtc.plan.SourceStep;
import dev.rtc.time.EventTime;
import dev.rtc.time.Timestamp;
import dev.rtc.type.DataType;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.SerializableTimestampAssigner;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;

/** Adds sources, with timestamps and watermarks if the pipeline has event time. */
final class SourceTranslator {

  private SourceTranslator() {}

  static void translate(SourceStep step, Streams streams) {
    add(step.node().source(), step, streams);
  }

  private static <T> void add(SourceSpec<T> spec, SourceStep step, Streams streams) {
    Optional<Source<Decoded<T>, ?, ?>> decoding =
        step.tolerant() ? spec.decodingSource() : Optional.empty();
    if (decoding.isPresent()) {
      add(decoding.get(), Decoded.type(spec.type()), step, streams);
    } else {
      add(spec.source(), spec.type(), step, streams);
    }
  }

  private static <S> void add(
      Source<S, ?, ?> source, DataType<S> type, SourceStep step, Streams streams) {
    WatermarkStrategy<S> watermarks =
        step.node()
            .eventTime()
            .map(time -> watermarks(time, SourceTranslator.<S>timestamps(time, step)))
            .orElseGet(WatermarkStrategy::noWatermarks);
    streams.put(
        step.uid(),
        streams.environment().fromSource(source, watermarks, step.uid(), type.typeInformation()));
  }

  private static <S> WatermarkStrategy<S> watermarks(
      EventTime<?> time, SerializableTimestampAssigner<S> timestamps) {
    WatermarkStrategy<S> strategy =
        WatermarkStrategy.<S>forBoundedOutOfOrderness(time.bound())
            .withTimestampAssigner(timestamps);
    return time.idleness().map(strategy::withIdleness).orElse(strategy);
  }

  @SuppressWarnings("unchecked") // the language takes event time of the source's records only
  private static <S> SerializableTimestampAssigner<S> timestamps(
      EventTime<?> time, SourceStep step) {
    return step.tolerant()
        ? new TolerantTimestamps<>((Timestamp<Object>) time.timestamp())
        : new TimestampReader<>(Streams.origin(step.node()), (Timestamp<S>) time.timestamp());
  }
}
