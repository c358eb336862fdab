package dev.rtc.check;

import dev.rtc.graph.Graph;
import dev.rtc.graph.Keying;
import dev.rtc.graph.Node;
import dev.rtc.graph.RunningNode;
import dev.rtc.graph.TotalNode;
import dev.rtc.time.Updates;
import dev.rtc.type.All;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Warns of keys that can have few values: all records of a key go to one subtask. Where a combiner
 * aggregates before the shuffle, little is left to go there, and nothing is said.
 */
final class FewKeysLint implements Lint {

  private static final int FEW = 16;

  @Override
  public void look(Graph graph, Consumer<Warning> warnings) {
    Set<Keying> told = new HashSet<>();
    for (Node node : graph.nodes()) {
      node.keying()
          .filter(keying -> keying.type().rawClass() != All.class)
          .filter(keying -> !isCombined(node))
          .filter(told::add)
          .ifPresent(keying -> look(node, keying, warnings));
    }
  }

  private static boolean isCombined(Node node) {
    return node instanceof TotalNode
        || node instanceof RunningNode running && running.updates() instanceof Updates.Within;
  }

  private static void look(Node node, Keying keying, Consumer<Warning> warnings) {
    OptionalInt values = Cardinality.of(keying.type());
    if (values.isPresent() && values.getAsInt() < FEW) {
      warnings.accept(
          new Warning(
              "RTC-601",
              node.id(),
              keying.at(),
              "the key is %s, which has %d values: no more than %d subtasks get any work"
                  .formatted(keying.type().name(), values.getAsInt(), values.getAsInt()),
              "add something to the key that has many values, or aggregate first by such a key",
              Optional.empty()));
    }
  }
}
