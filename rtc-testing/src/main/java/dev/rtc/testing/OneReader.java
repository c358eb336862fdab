package dev.rtc.testing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.graph.StreamEdge;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.runtime.partitioner.ForwardPartitioner;

/**
 * Runs each source, and all that follows it up to the first repartitioning, in one subtask: one
 * reader plays a scripted input.
 *
 * <p>Further subtasks would have nothing to read, yet would hold back the watermark until their
 * word that they are idle arrives, which it does sooner or later: late records would differ from
 * run to run.
 */
final class OneReader {

  private static final int ONE = 1;

  private OneReader() {}

  static void confine(StreamGraph graph) {
    Deque<Integer> open = new ArrayDeque<>(graph.getSourceIDs());
    Set<Integer> seen = new LinkedHashSet<>();
    while (!open.isEmpty()) {
      Integer id = open.remove();
      if (seen.add(id)) {
        neighbours(graph.getStreamNode(id)).forEach(open::add);
      }
    }
    seen.forEach(id -> graph.setParallelism(id, ONE));
  }

  /** Both ways, because what is forwarded goes from a subtask to the one of the same number. */
  private static Stream<Integer> neighbours(StreamNode node) {
    return Stream.concat(
        forwarding(node.getOutEdges().stream()).map(StreamEdge::getTargetId),
        forwarding(node.getInEdges().stream()).map(StreamEdge::getSourceId));
  }

  private static Stream<StreamEdge> forwarding(Stream<StreamEdge> edges) {
    return edges.filter(edge -> edge.getPartitioner() instanceof ForwardPartitioner);
  }
}
