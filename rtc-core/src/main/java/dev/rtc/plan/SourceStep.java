package dev.rtc.plan;

import dev.rtc.graph.Port;
import dev.rtc.graph.SourceNode;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;

/**
 * Reads records.
 *
 * @param node what the user wrote
 * @param tolerant whether it goes on behind what it cannot decode
 */
public record SourceStep(SourceNode node, boolean tolerant) implements PhysicalStep {

  @Override
  public String uid() {
    return node.id();
  }

  @Override
  public List<Port> inputs() {
    return List.of();
  }

  @Override
  public String kind() {
    return "source";
  }

  @Override
  public String detail() {
    boolean bounded = node.source().boundedness() == Boundedness.BOUNDED;
    return "%s, %s, %s"
        .formatted(
            node.source().describe(),
            bounded ? "bounded" : "unbounded",
            node.eventTime().map(time -> "event time " + time).orElse("no event time"));
  }
}
