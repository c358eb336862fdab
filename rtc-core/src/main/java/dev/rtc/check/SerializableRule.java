package dev.rtc.check;

import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import dev.rtc.graph.UserCode;
import java.util.function.Consumer;

/** Requires user code that can travel to the cluster. */
final class SerializableRule implements Rule {

  @Override
  public void check(Graph graph, Consumer<Fault> faults) {
    for (Node node : graph.nodes()) {
      for (UserCode code : node.userCode()) {
        Captures.culprit(code.function())
            .ifPresent(culprit -> faults.accept(fault(node, code, culprit)));
      }
    }
  }

  private static Fault fault(Node node, UserCode code, String culprit) {
    return Fault.of(
        "RTC-204",
        node,
        "the %s of '%s' %s".formatted(code.role(), node.verb(), culprit),
        "copy what is needed into a local variable before the lambda, make the function a static"
            + " method, or open the resource inside .process(...)");
  }
}
