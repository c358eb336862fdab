package dev.rtc.check;

import dev.rtc.graph.Graph;
import dev.rtc.graph.KeyedProcessNode;
import dev.rtc.graph.Node;
import dev.rtc.graph.ProcessNode;
import dev.rtc.graph.UserCode;
import dev.rtc.graph.WindowProcessNode;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.RichFunction;

/** Requires functions without life cycle outside {@code process}: nobody would open them. */
final class RichFunctionRule implements Rule {

  @Override
  public void check(Graph graph, Consumer<Fault> faults) {
    for (Node node : graph.nodes()) {
      node.userCode().stream()
          .filter(code -> code.function() instanceof RichFunction)
          .filter(code -> !isProcess(node, code))
          .forEach(code -> faults.accept(fault(node, code)));
    }
  }

  private static boolean isProcess(Node node, UserCode code) {
    return (node instanceof ProcessNode
            || node instanceof KeyedProcessNode
            || node instanceof WindowProcessNode)
        && code.role().equals("function");
  }

  private static Fault fault(Node node, UserCode code) {
    return Fault.of(
        "RTC-205",
        node,
        "the %s of '%s' is a RichFunction (%s), whose open and close would never be called"
            .formatted(code.role(), node.verb(), code.function().getClass().getName()),
        "write .process(\"%s\", new ProcessFunction<>() {...}), which has a life cycle"
            .formatted(node.id()));
  }
}
