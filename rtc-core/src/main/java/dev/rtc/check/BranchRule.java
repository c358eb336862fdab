package dev.rtc.check;

import dev.rtc.graph.BranchNode;
import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Requires routes where a flow is divided, each with a name of its own. */
final class BranchRule implements Rule {

  @Override
  public void check(Graph graph, Consumer<Fault> faults) {
    for (Node node : graph.nodes()) {
      if (node instanceof BranchNode branch) {
        check(branch, faults);
      }
    }
  }

  private static void check(BranchNode branch, Consumer<Fault> faults) {
    if (branch.routes().isEmpty()) {
      faults.accept(
          Fault.of(
              "RTC-109",
              branch,
              "a branch without routes, which all records pass",
              "write .when(\"route\", record -> ..., flow -> flow.to(\"id\", sink)) before"
                  + " .otherwise(), or remove the step"));
    }
    Set<String> seen = new HashSet<>();
    for (BranchNode.Route route : branch.routes()) {
      if (route.name().isBlank()) {
        faults.accept(Fault.of("RTC-109", branch, "a route without a name", "name the route"));
      } else if (!seen.add(route.name())) {
        faults.accept(duplicate(branch, route.name()));
      }
    }
  }

  private static Fault duplicate(BranchNode branch, String route) {
    return Fault.of(
        "RTC-109",
        branch,
        "two routes are named \"%s\"".formatted(route),
        "give each route a name of its own, or join their predicates: a || b");
  }
}
