package dev.rtc.plan;

import dev.rtc.graph.Port;
import dev.rtc.graph.TransformNode;
import java.util.List;

/**
 * Runs a DataStream program of the user's.
 *
 * @param node what the user wrote
 * @param inputs the physical steps it reads
 */
public record TransformStep(TransformNode node, List<Port> inputs) implements PhysicalStep {

  @Override
  public String uid() {
    return node.id();
  }

  @Override
  public String kind() {
    return "transform";
  }

  @Override
  public String detail() {
    return "a DataStream program";
  }
}
