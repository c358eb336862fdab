package dev.rtc.flink;

import dev.rtc.aggregate.Aggregation;
import dev.rtc.operator.CombineOperator;
import dev.rtc.plan.CombineStep;
import dev.rtc.type.DataType;
import java.time.Duration;

/** Adds the first phase of aggregations. */
final class CombineTranslator {

  private CombineTranslator() {}

  @SuppressWarnings("unchecked") // the language attached the aggregation to records it takes
  static void translate(CombineStep step, Streams streams) {
    CombineOperator<Object, Object, Object> operator =
        new CombineOperator<>(
            Streams.origin(step.node()),
            Streams.selector(step.keying()),
            Streams.keyType(step.keying()),
            (Aggregation<Object, Object, ?>) step.folding().aggregation(),
            step.delay().map(Duration::toMillis).orElse(0L));
    DataType<?> partial = DataType.keyed(step.keying().type(), step.folding().accumulator());
    streams.put(
        step.uid(),
        streams.input(step.inputs()).transform(step.uid(), Streams.information(partial), operator));
  }
}
