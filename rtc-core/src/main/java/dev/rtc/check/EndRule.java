package dev.rtc.check;

import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import java.util.function.Consumer;

/** Requires that every result goes somewhere. */
final class EndRule implements Rule {

  @Override
  public void check(Graph graph, Consumer<Fault> faults) {
    if (graph.nodes().isEmpty()) {
      faults.accept(
          new Fault(
              "RTC-103",
              graph.name(),
              graph.at(),
              "the pipeline has no steps",
              "begin with p.from(\"id\", source) and end with .to(\"id\", sink)"));
    }
    graph.nodes().stream()
        .filter(node -> !node.isEnd() && graph.consumers(node).isEmpty())
        .forEach(node -> faults.accept(deadEnd(node)));
  }

  private static Fault deadEnd(Node node) {
    return Fault.of(
        "RTC-104",
        node,
        "the result of '%s' goes nowhere".formatted(node.verb()),
        "end it with .to(\"id\", sink), or remove the step");
  }
}
