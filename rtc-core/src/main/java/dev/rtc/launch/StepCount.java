package dev.rtc.launch;

import dev.rtc.connector.OnError;
import dev.rtc.graph.BadRecords;
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
import java.util.stream.Stream;

/**
 * Holds how many records one step has seen since the job last started.
 *
 * @param id the step
 * @param in the records that entered; empty where there is no entrance
 * @param out the records that left; empty where there is no exit
 * @param late the records that came too late; empty where nothing can
 * @param dead the records that failed and were dropped or diverted; empty where they fail the job
 */
record StepCount(
    String id, OptionalLong in, OptionalLong out, OptionalLong late, OptionalLong dead) {

  static List<StepCount> read(Graph graph, StepMetrics metrics) {
    return graph.nodes().stream()
        .filter(node -> !(node instanceof TransformNode))
        .map(node -> read(node, graph, metrics))
        .toList();
  }

  private static StepCount read(Node node, Graph graph, StepMetrics metrics) {
    OptionalLong none = OptionalLong.empty();
    String id = node.id();
    OptionalLong dead = dead(node, graph, metrics);
    if (node instanceof StatelessNode) {
      return new StepCount(
          id,
          OptionalLong.of(metrics.sum(id, StepMetrics.Kind.STEP_IN)),
          OptionalLong.of(metrics.sum(id, StepMetrics.Kind.STEP_OUT)),
          none,
          dead);
    }
    return new StepCount(
        id,
        node instanceof SourceNode ? none : OptionalLong.of(entered(id, metrics)),
        node.isEnd() ? none : OptionalLong.of(left(node, dead.orElse(0), metrics)),
        canBeLate(node) ? OptionalLong.of(late(node, graph, metrics)) : none,
        dead);
  }

  private static OptionalLong dead(Node node, Graph graph, StepMetrics metrics) {
    boolean tolerant =
        !(graph.onError(node) instanceof OnError.Fail) && BadRecords.possible(graph, node);
    return tolerant
        ? OptionalLong.of(metrics.sum(node.id(), StepMetrics.Kind.STEP_DEAD))
        : OptionalLong.empty();
  }

  /** What a source could not decode leaves its operator, too: it is sifted behind it. */
  private static long left(Node node, long dead, StepMetrics metrics) {
    long left = metrics.sum(node.id(), StepMetrics.Kind.OPERATOR_OUT);
    return node instanceof SourceNode ? left - dead : left;
  }

  private static boolean canBeLate(Node node) {
    if (node instanceof WindowNode window) {
      return window.windowing().late().isPresent();
    }
    return node instanceof WindowProcessNode process && process.windowing().late().isPresent();
  }

  /** The first operator of a step is the one that its records enter. */
  private static long entered(String id, StepMetrics metrics) {
    return Stream.of("/guard", "/combine", "")
        .mapToLong(part -> metrics.sum(id + part, StepMetrics.Kind.OPERATOR_IN))
        .filter(in -> in > 0)
        .findFirst()
        .orElse(0);
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
