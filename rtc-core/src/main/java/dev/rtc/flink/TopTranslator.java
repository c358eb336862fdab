package dev.rtc.flink;

import dev.rtc.aggregate.Field;
import dev.rtc.graph.TopNode;
import dev.rtc.operator.DistinctTopOperator;
import dev.rtc.operator.TopOperator;
import dev.rtc.plan.TopStep;
import dev.rtc.state.DistinctRanking;
import dev.rtc.state.Ranking;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;

/** Adds tables of best records, their rows named by rank or by identity. */
final class TopTranslator {

  private TopTranslator() {}

  static void translate(TopStep step, Streams streams) {
    TopNode node = step.node();
    if (node.identity().isPresent()) {
      add(step, streams, distinct(step, node.identity().get()));
    } else {
      add(step, streams, ranked(step));
    }
  }

  @SuppressWarnings("unchecked") // the language attached the ranking to records it takes
  private static TopOperator<Object, Object> ranked(TopStep step) {
    TopNode node = step.node();
    return new TopOperator<>(
        Streams.origin(node),
        Streams.keyType(node.key()),
        (DataType<Object>) node.value(),
        node.size(),
        (Ranking<Object>) node.ranking(),
        node.lifetime(),
        step.beforeImages());
  }

  @SuppressWarnings("unchecked") // the language attached the ranking to records it takes
  private static DistinctTopOperator<Object, Object, Object> distinct(
      TopStep step, TopNode.Identity identity) {
    TopNode node = step.node();
    return new DistinctTopOperator<>(
        Streams.origin(node),
        Streams.keyType(node.key()),
        (DataType<Object>) node.value(),
        node.size(),
        new DistinctRanking<>(
            (Ranking<Object>) node.ranking(),
            (DataType<Object>) identity.type(),
            (Field<Object, Object>) identity.field()),
        node.lifetime(),
        step.beforeImages());
  }

  private static <R> void add(
      TopStep step, Streams streams, OneInputStreamOperator<Object, Change<R, Object>> operator) {
    streams.put(
        step.uid(),
        streams
            .keyed(step.node(), step.inputs())
            .transform(step.uid(), Streams.information(step.node().type()), operator));
  }
}
