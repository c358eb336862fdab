package dev.rtc.check;

import dev.rtc.graph.CallSite;
import dev.rtc.graph.Graph;
import dev.rtc.graph.Keying;
import dev.rtc.graph.Node;
import dev.rtc.graph.TopNode;
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
      if (node instanceof TopNode top) {
        top.identity().ifPresent(identity -> check(top, identity, faults));
      }
    }
  }

  /** An identity is a key as well: that of what is kept per key, and part of a row's name. */
  private static void check(TopNode node, TopNode.Identity identity, Consumer<Fault> faults) {
    check(
        identity.type(),
        new Place(
            node.id(),
            node.at(),
            "identity",
            "write the type first: .onePer(DataType.of(Identity.class), ...)"),
        faults);
  }

  private static void check(Node node, Keying keying, Consumer<Fault> faults) {
    check(
        keying.type(),
        new Place(
            node.id(),
            keying.at(),
            "key",
            "write the type first: .keyBy(DataType.of(Key.class), ...)"),
        faults);
  }

  private static void check(DataType<?> type, Place place, Consumer<Fault> faults) {
    type.problems().forEach(problem -> faults.accept(place.fault(problem)));
    if (type.problems().isEmpty()) {
      type.keyProblems().forEach(problem -> faults.accept(place.unstable(problem)));
    }
  }

  /**
   * Says where a key is read.
   *
   * @param step the step's id
   * @param at the user's line
   * @param what what it is called there
   * @param advice what to write if its type is lost
   */
  private record Place(String step, CallSite at, String what, String advice) {

    Fault fault(TypeProblem problem) {
      return problem.kind() == TypeProblem.Kind.UNSUPPORTED
          ? new Fault("RTC-202", step, at, ResultTypeRule.unsupported(problem), problem.instead())
          : new Fault("RTC-201", step, at, ResultTypeRule.lost(what, problem), advice);
    }

    Fault unstable(TypeProblem problem) {
      return new Fault(
          "RTC-203",
          step,
          at,
          "%s cannot be a key: %s".formatted(problem.path(), problem.found()),
          problem.instead());
    }
  }
}
