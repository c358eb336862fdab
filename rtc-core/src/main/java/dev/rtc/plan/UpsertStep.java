package dev.rtc.plan;

import dev.rtc.graph.Port;
import dev.rtc.graph.UpsertNode;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;

/**
 * Keeps the latest value per key.
 *
 * @param node what the user wrote
 * @param inputs the physical steps it reads
 * @param boundedness whether the changes end by themselves
 * @param beforeImages whether values before an update come in, and must be left out
 */
public record UpsertStep(
    UpsertNode node, List<Port> inputs, Boundedness boundedness, boolean beforeImages)
    implements PhysicalStep {

  @Override
  public String uid() {
    return node.id();
  }

  @Override
  public String kind() {
    return "upsert sink";
  }

  @Override
  public String detail() {
    return SinkText.of(node.sink().describe(), node.sink().delivery(), node.sink().singleWriter());
  }
}
