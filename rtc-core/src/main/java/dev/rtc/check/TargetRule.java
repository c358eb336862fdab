package dev.rtc.check;

import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import dev.rtc.graph.SinkNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Requires that no two sinks write what only one may write. */
final class TargetRule implements Rule {

  @Override
  public void check(Graph graph, Consumer<Fault> faults) {
    Map<String, Node> writers = new HashMap<>();
    for (Node node : graph.nodes()) {
      if (node instanceof SinkNode sink) {
        sink.sink().exclusiveTarget().ifPresent(target -> claim(target, node, writers, faults));
      }
    }
  }

  private static void claim(
      String target, Node node, Map<String, Node> writers, Consumer<Fault> faults) {
    Node other = writers.putIfAbsent(target, node);
    if (other != null) {
      faults.accept(
          Fault.of(
              "RTC-106",
              node,
              "%s is written by the sink '%s' (%s) already, and the one that ends last would replace it"
                  .formatted(target, other.id(), other.at()),
              "write to two paths, or unite the flows in front of one sink: flow.union(other)"));
    }
  }
}
