package dev.rtc.check;

import dev.rtc.graph.Graph;
import dev.rtc.graph.SourceNode;
import dev.rtc.time.EventTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.apache.flink.api.connector.source.Boundedness;

/** Warns where one silent partition, or one silent source, holds up all others for ever. */
final class IdlenessLint implements Lint {

  @Override
  public void look(Graph graph, Consumer<Warning> warnings) {
    for (SourceNode node : sources(graph)) {
      if (waits(node)) {
        hostages(graph, node).ifPresent(others -> warnings.accept(warning(node, others)));
      }
    }
  }

  private static Iterable<SourceNode> sources(Graph graph) {
    return graph.nodes().stream()
        .filter(SourceNode.class::isInstance)
        .map(SourceNode.class::cast)
        .toList();
  }

  private static boolean waits(SourceNode node) {
    return node.source().boundedness() == Boundedness.CONTINUOUS_UNBOUNDED
        && node.eventTime().map(EventTime::idleness).filter(Optional::isEmpty).isPresent();
  }

  private static Optional<String> hostages(Graph graph, SourceNode node) {
    OptionalInt partitions = node.source().partitions();
    if (partitions.isEmpty()) {
      return Optional.of("the source may have several partitions");
    }
    if (partitions.getAsInt() > 1) {
      return Optional.of("the source has %d partitions".formatted(partitions.getAsInt()));
    }
    return graph.nodes().stream()
        .map(graph::sourcesOf)
        .filter(met -> met.contains(node))
        .flatMap(met -> met.stream())
        .filter(other -> !other.equals(node))
        .findFirst()
        .map(other -> "its flow meets that of '%s'".formatted(other.id()));
  }

  private static Warning warning(SourceNode node, String others) {
    return Warning.of(
        "RTC-604",
        node,
        "event time that is neverIdle(), and %s: where one falls silent, no window closes any more"
            .formatted(others),
        "write .idleAfter(Duration.ofMinutes(1)) in place of .neverIdle()");
  }
}
