package dev.rtc.flink;

import dev.rtc.graph.ChangesNode;
import dev.rtc.graph.FilterNode;
import dev.rtc.graph.FlatMapNode;
import dev.rtc.graph.MapNode;
import dev.rtc.graph.StatelessNode;
import dev.rtc.graph.TableFilterNode;
import dev.rtc.graph.TableMapNode;
import dev.rtc.operator.FusedOperator;
import dev.rtc.operator.OnBadRecord;
import dev.rtc.operator.Stage;
import dev.rtc.operator.StepOrigin;
import dev.rtc.plan.FusedStep;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Adds fused stateless steps. */
final class FusedTranslator {

  private FusedTranslator() {}

  static void translate(FusedStep step, Streams streams) {
    List<Stage> stages = step.nodes().stream().map(FusedTranslator::stage).toList();
    Map<String, OnBadRecord> onBadRecords =
        step.nodes().stream()
            .flatMap(
                node ->
                    Optional.ofNullable(step.tolerances().get(node.id()))
                        .map(tolerance -> Streams.onBadRecord(node, tolerance))
                        .stream())
            .collect(Collectors.toMap(its -> its.origin().id(), its -> its));
    SingleOutputStreamOperator<Object> records =
        streams
            .input(step.inputs())
            .transform(
                step.uid(),
                Streams.information(step.type()),
                new FusedOperator<>(stages, onBadRecords));
    streams.put(step.uid(), records);
    onBadRecords.values().forEach(its -> streams.putErrors(its, records));
  }

  @SuppressWarnings("unchecked") // the language attached each function to records it takes
  private static Stage stage(StatelessNode node) {
    StepOrigin origin = Streams.origin(node);
    if (node instanceof MapNode map) {
      return new Stage.Map(origin, (MapFunction<Object, Object>) map.function());
    } else if (node instanceof FilterNode filter) {
      return new Stage.Filter(origin, (FilterFunction<Object>) filter.function());
    } else if (node instanceof FlatMapNode flatMap) {
      return new Stage.FlatMap(origin, (FlatMapFunction<Object, Object>) flatMap.function());
    } else if (node instanceof TableMapNode map) {
      return new Stage.TableMap(origin, (MapFunction<Object, Object>) map.function());
    } else if (node instanceof TableFilterNode filter) {
      return new Stage.TableFilter(origin, (FilterFunction<Object>) filter.function());
    } else if (node instanceof ChangesNode) {
      return new Stage.Pass(origin);
    }
    throw new IllegalStateException("no stage for " + node);
  }
}
