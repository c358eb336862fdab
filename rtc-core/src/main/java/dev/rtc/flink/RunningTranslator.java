package dev.rtc.flink;

import dev.rtc.aggregate.Aggregation;
import dev.rtc.graph.RunningNode;
import dev.rtc.operator.Fold;
import dev.rtc.operator.RunningOperator;
import dev.rtc.plan.RunningStep;
import dev.rtc.type.Change;
import dev.rtc.type.Keyed;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.KeyedStream;

/** Adds running aggregations, behind a combiner or not. */
final class RunningTranslator {

  private RunningTranslator() {}

  @SuppressWarnings("unchecked") // the language attached the aggregation to records it takes
  static void translate(RunningStep step, Streams streams) {
    Aggregation<Object, Object, Object> aggregation =
        (Aggregation<Object, Object, Object>) step.node().folding().aggregation();
    if (step.combined()) {
      KeyedStream<Keyed<Object, Object>, Object> partials =
          streams.keyed(step.node(), step.inputs(), Keyed::key);
      add(step, streams, partials, merging(aggregation));
    } else {
      add(step, streams, streams.keyed(step.node(), step.inputs()), aggregation::add);
    }
  }

  private static <K> Fold<Keyed<K, Object>, Object> merging(
      Aggregation<Object, Object, Object> aggregation) {
    return (held, partial) -> aggregation.merge(held, partial.value());
  }

  @SuppressWarnings("unchecked") // the language attached the aggregation to records it takes
  private static <I> void add(
      RunningStep step, Streams streams, KeyedStream<I, Object> input, Fold<I, Object> fold) {
    RunningNode node = step.node();
    RunningOperator<I, Object, Object, Object> operator =
        new RunningOperator<>(
            Streams.origin(node),
            Streams.keyType(node.key()),
            fold,
            (Aggregation<?, Object, Object>) node.folding().aggregation(),
            (TypeInformation<Object>) node.folding().accumulator().accumulator(),
            node.lifetime(),
            step.beforeImages());
    TypeInformation<Change<Object, Object>> type = Streams.information(node.type());
    streams.put(step.uid(), input.transform(step.uid(), type, operator));
  }
}
