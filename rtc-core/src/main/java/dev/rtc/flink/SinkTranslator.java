package dev.rtc.flink;

import dev.rtc.connector.SinkInput;
import dev.rtc.connector.SinkSpec;
import dev.rtc.plan.SinkStep;
import dev.rtc.type.DataType;

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
    streams.end(step.uid(), streams.input(step.inputs()), spec.sink(input), spec.singleWriter());
  }
}
