package dev.rtc.testing;

import dev.rtc.graph.BranchNode;
import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import dev.rtc.graph.Port;
import dev.rtc.graph.SourceNode;
import dev.rtc.graph.TransformNode;
import dev.rtc.launch.StepCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Names the parts of a pipeline: its steps, routes, and where records can be late or bad. */
record PipelineParts(Graph graph) implements CoveredParts {

  @Override
  public List<String> untouched(Map<String, Map<String, Long>> counters) {
    StepCounts counts = new StepCounts(graph, counters);
    List<String> untouched = new ArrayList<>();
    for (Node node : graph.nodes()) {
      add(node.id(), entered(node, counts), untouched);
      add(node.id() + ": late", counts.late(node), untouched);
      boolean diverts = graph.diverts(node);
      add(node.id() + (diverts ? ": dead letters" : ": bad records"), counts.dead(node), untouched);
      if (node instanceof BranchNode branch) {
        routes(branch, counts, untouched);
      }
    }
    return untouched;
  }

  private static OptionalLong entered(Node node, StepCounts counts) {
    if (node instanceof TransformNode) {
      return OptionalLong.empty();
    }
    return node instanceof SourceNode
        ? OptionalLong.of(
            counts.out(Port.records(node.id())).orElse(0) + counts.dead(node).orElse(0))
        : counts.in(node);
  }

  private void routes(BranchNode branch, StepCounts counts, List<String> untouched) {
    for (BranchNode.Route route : branch.routes()) {
      add(
          "%s: route %s".formatted(branch.id(), route.name()),
          counts.out(Port.route(branch.id(), route.name())),
          untouched);
    }
  }

  private static void add(String part, OptionalLong count, List<String> untouched) {
    if (count.isPresent() && count.getAsLong() == 0) {
      untouched.add(part);
    }
  }

  @Override
  public String located(String part) {
    int colon = part.indexOf(':');
    String step = colon < 0 ? part : part.substring(0, colon);
    return "%s (%s)".formatted(part, graph.node(step).orElseThrow().at());
  }
}
