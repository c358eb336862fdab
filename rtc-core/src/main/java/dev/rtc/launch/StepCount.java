package dev.rtc.launch;

import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import dev.rtc.graph.Port;
import dev.rtc.graph.SourceNode;
import dev.rtc.graph.StatelessNode;
import dev.rtc.graph.TransformNode;
import dev.rtc.graph.WindowNode;
import dev.rtc.graph.WindowProcessNode;
import java.util.List;
import java.util.OptionalLong;

/**
 * Holds how many records one step has seen since the job last started.
 *
 * @param id the step
 * @param in the records that entered; empty where there is no entrance
 * @param out the records that left; empty where there is no exit
 * @param late the records that came too late; empty where nothing can
 */
record StepCount(String id, OptionalLong in, OptionalLong out, OptionalLong late) {

  static List<StepCount> read(Graph graph, StepMetrics metrics) {
    return graph.nodes().stream()
        .filter(node -> !(node instanceof TransformNode))
        .map(node -> read(node, graph, metrics))
        .toList();
  }

  private static StepCount read(Node node, Graph graph, StepMetrics metrics) {
    OptionalLong none = OptionalLong.empty();
    String id = node.id();
    if (node instanceof StatelessNode) {
      return new StepCount(
          id,
          OptionalLong.of(metrics.sum(id, StepMetrics.Kind.STEP_IN)),
          OptionalLong.of(metrics.sum(id, StepMetrics.Kind.STEP_OUT)),
          none);
    }
    return new StepCount(
        id,
        node instanceof SourceNode ? none : OptionalLong.of(entered(id, metrics)),
        node.isEnd() ? none : OptionalLong.of(metrics.sum(id, StepMetrics.Kind.OPERATOR_OUT)),
        canBeLate(node) ? OptionalLong.of(late(node, graph, metrics)) : none);
  }

  private static boolean canBeLate(Node node) {
    if (node instanceof WindowNode window) {
      return window.windowing().late().isPresent();
    }
    return node instanceof WindowProcessNode process && process.windowing().late().isPresent();
  }

  private static long entered(String id, StepMetrics metrics) {
    long combined = metrics.sum(id + "/combine", StepMetrics.Kind.OPERATOR_IN);
    return combined > 0 ? combined : metrics.sum(id, StepMetrics.Kind.OPERATOR_IN);
  }

  private static long late(Node node, Graph graph, StepMetrics metrics) {
    long diverted =
        graph.consumers(node).stream()
            .filter(sink -> sink.inputs().contains(Port.late(node.id())))
            .mapToLong(sink -> metrics.sum(sink.id(), StepMetrics.Kind.OPERATOR_IN))
            .sum();
    return diverted + metrics.sum(node.id(), StepMetrics.Kind.LATE);
  }
}
