package dev.rtc.check;

import dev.rtc.graph.Graph;
import dev.rtc.graph.Keying;
import dev.rtc.graph.Node;
import dev.rtc.type.DataType;
import dev.rtc.type.TypeProblem;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Requires keys whose hash follows from their value alone: it decides the key group and is baked
 * into every savepoint.
 */
final class KeyTypeRule implements Rule {

  @Override
  public void check(Graph graph, Consumer<Fault> faults) {
    Set<Keying> seen = new HashSet<>();
    for (Node node : graph.nodes()) {
      node.keying().filter(seen::add).ifPresent(keying -> check(node, keying, faults));
    }
  }

  private static void check(Node node, Keying keying, Consumer<Fault> faults) {
    DataType<?> type = keying.type();
    type.problems().forEach(problem -> faults.accept(fault(node, keying, problem)));
    if (type.problems().isEmpty()) {
      type.keyProblems().forEach(problem -> faults.accept(unstable(node, keying, problem)));
    }
  }

  private static Fault fault(Node node, Keying keying, TypeProblem problem) {
    return problem.kind() == TypeProblem.Kind.UNSUPPORTED
        ? new Fault(
            "RTC-202",
            node.id(),
            keying.at(),
            ResultTypeRule.unsupported(problem),
            problem.instead())
        : new Fault(
            "RTC-201",
            node.id(),
            keying.at(),
            ResultTypeRule.lost("key", problem),
            "write the type first: .keyBy(DataType.of(Key.class), ...)");
  }

  private static Fault unstable(Node node, Keying keying, TypeProblem problem) {
    return new Fault(
        "RTC-203",
        node.id(),
        keying.at(),
        "%s cannot be a key: %s".formatted(problem.path(), problem.found()),
        problem.instead());
  }
}
