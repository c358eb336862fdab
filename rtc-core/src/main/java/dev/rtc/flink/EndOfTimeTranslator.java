package dev.rtc.flink;

import dev.rtc.operator.EndOfTimeOperator;
import dev.rtc.plan.EndOfTimeStep;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Adds what sends the end of event time behind idle sources. */
final class EndOfTimeTranslator {

  private EndOfTimeTranslator() {}

  static void translate(EndOfTimeStep step, Streams streams) {
    DataStream<Object> records = streams.input(step.inputs());
    streams.put(
        step.uid(), records.transform(step.uid(), records.getType(), new EndOfTimeOperator<>()));
  }
}
