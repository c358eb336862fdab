package dev.rtc.flink;

import dev.rtc.graph.BranchNode;
import dev.rtc.graph.Port;
import dev.rtc.operator.BranchOperator;
import dev.rtc.operator.OnBadRecord;
import dev.rtc.plan.BranchStep;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;

/** Adds steps that divide a flow. */
final class BranchTranslator {

  private BranchTranslator() {}

  static void translate(BranchStep step, Streams streams) {
    BranchNode node = step.node();
    TypeInformation<Object> type = Streams.information(node.type());
    List<BranchOperator.Route<Object>> routes =
        node.routes().stream().map(route -> route(route, type)).toList();
    Optional<OnBadRecord> onBadRecord = step.tolerance().map(its -> Streams.onBadRecord(node, its));
    SingleOutputStreamOperator<Object> others =
        streams
            .input(step.inputs())
            .transform(
                step.uid(),
                type,
                new BranchOperator<>(
                    Streams.origin(node), routes, node.dropsOthers(), onBadRecord.orElse(null)));
    streams.put(step.uid(), others);
    onBadRecord.ifPresent(its -> streams.putErrors(its, others));
    routes.forEach(
        route ->
            streams.put(
                Port.route(step.uid(), route.name()), others.getSideOutput(route.output())));
  }

  @SuppressWarnings("unchecked") // the language attached the predicate to records it takes
  private static BranchOperator.Route<Object> route(
      BranchNode.Route route, TypeInformation<Object> type) {
    return new BranchOperator.Route<>(
        route.name(),
        (FilterFunction<Object>) route.predicate(),
        new OutputTag<>("route " + route.name(), type));
  }
}
