package dev.rtc.check;

import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import dev.rtc.graph.UserCode;
import java.util.function.Consumer;

/** Warns of functions that carry much with them: every subtask is sent a copy, at every start. */
final class CaptureLint implements Lint {

  private static final long LARGE = 1 << 20;

  @Override
  public void look(Graph graph, Consumer<Warning> warnings) {
    for (Node node : graph.nodes()) {
      for (UserCode code : node.userCode()) {
        long bytes = Captures.size(code.function());
        if (bytes > LARGE) {
          warnings.accept(warning(node, code, bytes));
        }
      }
    }
  }

  private static Warning warning(Node node, UserCode code, long bytes) {
    return Warning.of(
        "RTC-607",
        node,
        "the %s of '%s' carries %.1f MiB with it, which every subtask is sent at every start"
            .formatted(code.role(), node.verb(), bytes / (double) (1 << 20)),
        "load what is large where the function runs, in a static field or in open() of a"
            + " .process(...)");
  }
}
