package dev.rtc.check;

import dev.rtc.graph.Graph;
import dev.rtc.graph.SourceNode;
import dev.rtc.graph.TotalNode;
import java.util.function.Consumer;
import org.apache.flink.api.connector.source.Boundedness;

/** Requires an end of the input where a result is told at the end. */
final class TotalRule implements Rule {

  @Override
  public void check(Graph graph, Consumer<Fault> faults) {
    graph.nodes().stream()
        .filter(TotalNode.class::isInstance)
        .forEach(
            node ->
                graph.sourcesOf(node).stream()
                    .filter(s -> s.source().boundedness() == Boundedness.CONTINUOUS_UNBOUNDED)
                    .forEach(source -> faults.accept(fault((TotalNode) node, source))));
  }

  private static Fault fault(TotalNode node, SourceNode source) {
    return Fault.of(
        "RTC-302",
        node,
        "a total is told when the input ends, but source '%s' (%s) never ends"
            .formatted(source.id(), source.at()),
        "write .running(\"%s\", aggregation, Updates.within(...), Lifetime...) or cut the flow with"
                .formatted(node.id())
            + " .window(...)");
  }
}
