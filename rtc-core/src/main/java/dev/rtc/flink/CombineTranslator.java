package dev.rtc.flink;

import dev.rtc.aggregate.Aggregation;
import dev.rtc.operator.CombineOperator;
import dev.rtc.plan.CombineStep;
import dev.rtc.type.DataType;
import dev.rtc.type.Keyed;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;

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
    streams.put(
        step.uid(), streams.input(step.inputs()).transform(step.uid(), partials(step), operator));
  }

  /** A partial becomes the accumulator of the second phase: what is read must be mutable. */
  @SuppressWarnings("unchecked") // the operator sends keys and accumulators of these types
  private static TypeInformation<Keyed<Object, Object>> partials(CombineStep step) {
    DataType<?> type = DataType.keyed(step.keying().type(), step.folding().accumulator());
    return (TypeInformation<Keyed<Object, Object>>) type.accumulator();
  }
}
