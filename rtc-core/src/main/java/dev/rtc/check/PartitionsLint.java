package dev.rtc.check;

import dev.rtc.graph.Graph;
import dev.rtc.graph.SourceNode;
import java.util.function.Consumer;

/** Warns of more subtasks than a source has partitions: the rest read nothing. */
record PartitionsLint(int parallelism) implements Lint {

  @Override
  public void look(Graph graph, Consumer<Warning> warnings) {
    graph.nodes().stream()
        .filter(SourceNode.class::isInstance)
        .map(SourceNode.class::cast)
        .filter(node -> readers(node) > 1 && readers(node) < parallelism)
        .forEach(node -> warnings.accept(warning(node)));
  }

  /** What has one partition is meant to be read by one. */
  private static int readers(SourceNode node) {
    return node.source().partitions().orElse(Integer.MAX_VALUE);
  }

  private Warning warning(SourceNode node) {
    return Warning.of(
        "RTC-603",
        node,
        "a parallelism of %d, and the source has %d partitions: %d of its subtasks read nothing"
            .formatted(parallelism, readers(node), parallelism - readers(node)),
        "run with --parallelism %d, or give the source more partitions".formatted(readers(node)));
  }
}
