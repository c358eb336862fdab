package dev.rtc.flink;

import dev.rtc.operator.OnBadRecord;
import dev.rtc.operator.SiftOperator;
import dev.rtc.plan.SiftStep;
import dev.rtc.time.EventTime;
import dev.rtc.time.Timestamp;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Adds what sifts the records from what a source read. */
final class SiftTranslator {

  private SiftTranslator() {}

  static void translate(SiftStep step, Streams streams) {
    OnBadRecord onBadRecord = Streams.onBadRecord(step.node(), step.tolerance());
    SingleOutputStreamOperator<Object> records =
        streams
            .input(step.inputs())
            .transform(
                step.uid(),
                Streams.information(step.node().type()),
                new SiftOperator<>(
                    onBadRecord,
                    step.node().eventTime().map(SiftTranslator::timestamp).orElse(null)));
    streams.put(step.uid(), records);
    streams.putErrors(onBadRecord, records);
  }

  @SuppressWarnings("unchecked") // the language takes event time of the source's records only
  private static Timestamp<Object> timestamp(EventTime<?> time) {
    return (Timestamp<Object>) time.timestamp();
  }
}
