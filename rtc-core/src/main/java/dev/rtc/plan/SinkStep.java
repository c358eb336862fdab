package dev.rtc.plan;

import dev.rtc.graph.Port;
import dev.rtc.graph.SinkNode;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;

/**
 * Writes facts.
 *
 * @param node what the user wrote
 * @param inputs the physical steps it reads
 * @param boundedness whether the records end by themselves
 */
public record SinkStep(SinkNode node, List<Port> inputs, Boundedness boundedness)
    implements PhysicalStep {

  @Override
  public String uid() {
    return node.id();
  }

  @Override
  public String kind() {
    return "sink";
  }

  @Override
  public String detail() {
    return SinkText.of(node.sink().describe(), node.sink().delivery(), node.sink().singleWriter());
  }
}
