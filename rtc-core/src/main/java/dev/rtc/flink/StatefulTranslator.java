package dev.rtc.flink;

import dev.rtc.graph.StatefulNode;
import dev.rtc.operator.OnBadRecord;
import dev.rtc.operator.StatefulOperator;
import dev.rtc.plan.StatefulStep;
import dev.rtc.state.StatefulFunction;
import dev.rtc.type.DataType;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Adds functions with typed state. */
final class StatefulTranslator {

  private StatefulTranslator() {}

  @SuppressWarnings("unchecked") // the language attached the function to keys and records it takes
  static void translate(StatefulStep step, Streams streams) {
    StatefulNode node = step.node();
    Optional<OnBadRecord> onBadRecord = step.tolerance().map(its -> Streams.onBadRecord(node, its));
    StatefulOperator<Object, Object, Object, Object> operator =
        new StatefulOperator<>(
            Streams.origin(node),
            Streams.keyType(node.key()),
            (StatefulFunction<Object, Object, Object, Object>) node.function(),
            (DataType<Object>) node.state(),
            node.lifetime(),
            onBadRecord.orElse(null));
    SingleOutputStreamOperator<Object> results =
        streams
            .keyed(node, step.inputs())
            .transform(step.uid(), Streams.information(node.type()), operator);
    streams.put(step.uid(), results);
    onBadRecord.ifPresent(its -> streams.putErrors(its, results));
  }
}
