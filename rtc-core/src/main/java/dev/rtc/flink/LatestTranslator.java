package dev.rtc.flink;

import dev.rtc.graph.LatestNode;
import dev.rtc.operator.LatestOperator;
import dev.rtc.plan.LatestStep;
import dev.rtc.type.DataType;

/** Adds tables of latest records. */
final class LatestTranslator {

  private LatestTranslator() {}

  @SuppressWarnings("unchecked") // the node states the type of the records it reads
  static void translate(LatestStep step, Streams streams) {
    LatestNode node = step.node();
    LatestOperator<Object, Object> operator =
        new LatestOperator<>(
            Streams.origin(node),
            Streams.keyType(node.key()),
            (DataType<Object>) node.value(),
            node.lifetime(),
            step.beforeImages());
    streams.put(
        step.uid(),
        streams
            .keyed(node, step.inputs())
            .transform(step.uid(), Streams.information(node.type()), operator));
  }
}
