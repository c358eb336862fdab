package dev.rtc.check;

import dev.rtc.graph.BranchNode;
import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import dev.rtc.graph.Port;
import java.util.function.Consumer;
import java.util.stream.Stream;

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
    for (Node node : graph.nodes()) {
      if (node instanceof BranchNode branch) {
        deadRoutes(graph, branch).forEach(faults);
      } else if (!node.isEnd() && graph.consumers(node).isEmpty()) {
        faults.accept(deadEnd(node));
      }
    }
  }

  private static Stream<Fault> deadRoutes(Graph graph, BranchNode branch) {
    Stream<Fault> routes =
        branch.routes().stream()
            .filter(route -> isUnread(graph, Port.route(branch.id(), route.name())))
            .map(route -> deadRoute(branch, route));
    boolean deadRest = !branch.dropsOthers() && isUnread(graph, Port.records(branch.id()));
    return deadRest ? Stream.concat(routes, Stream.of(deadRest(branch))) : routes;
  }

  private static boolean isUnread(Graph graph, Port port) {
    return graph.nodes().stream().noneMatch(node -> node.inputs().contains(port));
  }

  private static Fault deadRoute(BranchNode branch, BranchNode.Route route) {
    return Fault.of(
        "RTC-104",
        branch,
        "the route '%s' of 'branch' goes nowhere".formatted(route.name()),
        "end it inside .when(...): flow -> flow.to(\"id\", sink), or remove the route");
  }

  private static Fault deadRest(BranchNode branch) {
    return Fault.of(
        "RTC-104",
        branch,
        "the records of 'branch' that take no route go nowhere",
        "end them with .otherwise().to(\"id\", sink), or write .otherwiseDrop()");
  }

  private static Fault deadEnd(Node node) {
    return Fault.of(
        "RTC-104",
        node,
        "the result of '%s' goes nowhere".formatted(node.verb()),
        "end it with .to(\"id\", sink), or remove the step");
  }
}
