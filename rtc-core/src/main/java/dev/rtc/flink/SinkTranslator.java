package dev.rtc.flink;

import dev.rtc.connector.SinkInput;
import dev.rtc.connector.SinkSpec;
import dev.rtc.plan.SinkStep;
import dev.rtc.type.DataType;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;

/** Adds sinks for facts. */
final class SinkTranslator {

  private SinkTranslator() {}

  static void translate(SinkStep step, Streams streams) {
    add(step.node().sink(), step, streams);
  }

  @SuppressWarnings("unchecked") // the language attached the sink to records it takes
  private static <T> void add(SinkSpec<T> spec, SinkStep step, Streams streams) {
    SinkInput<? extends T> input =
        new SinkInput<>((DataType<? extends T>) step.node().type(), step.boundedness());
    add(step.uid(), streams.input(step.inputs()), spec.sink(input), spec.singleWriter());
  }

  /** Ends a stream in a sink; Flink derives the uids of its committer from this one. */
  static <T> void add(String uid, DataStream<T> stream, Sink<T> sink, boolean singleWriter) {
    DataStreamSink<T> added = stream.sinkTo(sink).uid(uid).name(uid);
    if (singleWriter) {
      added.setParallelism(1);
    }
  }
}
