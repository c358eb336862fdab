package dev.rtc.check;

import dev.rtc.graph.FirstNode;
import dev.rtc.graph.Graph;
import dev.rtc.graph.LatestNode;
import dev.rtc.graph.Node;
import dev.rtc.graph.RunningNode;
import dev.rtc.graph.StatefulNode;
import dev.rtc.graph.TopNode;
import dev.rtc.time.Lifetime;
import java.util.function.Consumer;
import org.apache.flink.api.connector.source.Boundedness;
import org.jspecify.annotations.Nullable;

/** Warns of state that is kept for ever while the input never ends and keys are countless. */
final class ForeverLint implements Lint {

  @Override
  public void look(Graph graph, Consumer<Warning> warnings) {
    graph.nodes().stream()
        .filter(node -> lifetime(node) instanceof Lifetime.Forever)
        .filter(node -> graph.boundednessAt(node) == Boundedness.CONTINUOUS_UNBOUNDED)
        .filter(ForeverLint::hasManyKeys)
        .forEach(node -> warnings.accept(warning(node)));
  }

  private static @Nullable Object lifetime(Node node) {
    if (node instanceof RunningNode running) {
      return running.lifetime();
    } else if (node instanceof FirstNode first) {
      return first.lifetime();
    } else if (node instanceof LatestNode latest) {
      return latest.lifetime();
    } else if (node instanceof TopNode top) {
      return top.lifetime();
    }
    return node instanceof StatefulNode stateful ? stateful.lifetime() : null;
  }

  private static boolean hasManyKeys(Node node) {
    return node.keying().filter(keying -> Cardinality.of(keying.type()).isPresent()).isEmpty();
  }

  private static Warning warning(Node node) {
    String key = node.keying().map(keying -> keying.type().name()).orElse("key");
    return Warning.of(
        "RTC-602",
        node,
        "state for ever per %s, and the input never ends: every key that ever came is kept"
            .formatted(key),
        "write how long a key may be silent before its state ends, such as"
            + " Lifetime.processingTime(Duration.ofDays(1))");
  }
}
