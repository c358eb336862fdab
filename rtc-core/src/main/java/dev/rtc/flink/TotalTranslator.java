package dev.rtc.flink;

import dev.rtc.aggregate.Aggregation;
import dev.rtc.graph.TotalNode;
import dev.rtc.operator.TotalOperator;
import dev.rtc.plan.TotalStep;
import dev.rtc.type.Keyed;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Adds totals. */
final class TotalTranslator {

  private TotalTranslator() {}

  @SuppressWarnings("unchecked") // the language attached the aggregation to records it takes
  static void translate(TotalStep step, Streams streams) {
    TotalNode node = step.node();
    TotalOperator<Object, Object, Object> operator =
        new TotalOperator<>(
            Streams.origin(node),
            Streams.keyType(node.key()),
            (Aggregation<?, Object, Object>) node.folding().aggregation(),
            (TypeInformation<Object>) node.folding().accumulator().accumulator());
    streams.put(
        step.uid(),
        streams
            .<Keyed<Object, Object>>keyed(node, step.inputs(), Keyed::key)
            .transform(step.uid(), Streams.information(node.type()), operator));
  }
}
