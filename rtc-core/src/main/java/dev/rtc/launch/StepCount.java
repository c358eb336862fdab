package dev.rtc.launch;

import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import dev.rtc.graph.TransformNode;
import java.util.List;
import java.util.OptionalLong;

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
    StepCounts counts = new StepCounts(graph, metrics.byOperator());
    return graph.nodes().stream()
        .filter(node -> !(node instanceof TransformNode))
        .map(node -> read(node, counts))
        .toList();
  }

  private static StepCount read(Node node, StepCounts counts) {
    return new StepCount(
        node.id(), counts.in(node), counts.out(node), counts.late(node), counts.dead(node));
  }
}
