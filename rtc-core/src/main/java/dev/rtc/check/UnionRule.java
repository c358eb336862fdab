package dev.rtc.check;

import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Requires flows of one type where flows are united: Java's type may have several serializers. */
final class UnionRule implements Rule {

  @Override
  public void check(Graph graph, Consumer<Fault> faults) {
    for (Node node : graph.nodes()) {
      List<Node> united =
          node.inputs().stream()
              .filter(port -> port.isRecords() || port.isRoute())
              .flatMap(port -> graph.node(port.node()).stream())
              .toList();
      long types = united.stream().map(Node::type).distinct().count();
      boolean judged = united.stream().allMatch(other -> other.type().problems().isEmpty());
      if (types > 1 && judged) {
        faults.accept(fault(node, united));
      }
    }
  }

  private static Fault fault(Node node, List<Node> united) {
    String types =
        united.stream()
            .map(other -> "%s of '%s' (%s)".formatted(other.type().name(), other.id(), other.at()))
            .collect(Collectors.joining(", "));
    return Fault.of(
        "RTC-206",
        node,
        "a union of flows of different types: " + types,
        "give both the type they share: .map(\"id\", DataType.of(Shared.class), ...)");
  }
}
