package dev.rtc.plan;

import dev.rtc.graph.FirstNode;
import dev.rtc.graph.Port;
import java.util.List;

/**
 * Lets the first record of each key pass.
 *
 * @param node what the user wrote
 * @param inputs the physical steps it reads
 */
public record FirstStep(FirstNode node, List<Port> inputs) implements PhysicalStep {

  @Override
  public String uid() {
    return node.id();
  }

  @Override
  public String kind() {
    return "first";
  }

  @Override
  public String detail() {
    return "by %s, state one instant per key, lifetime %s"
        .formatted(node.key().type().name(), node.lifetime());
  }
}
