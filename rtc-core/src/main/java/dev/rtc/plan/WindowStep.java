package dev.rtc.plan;

import dev.rtc.graph.Port;
import dev.rtc.graph.WindowNode;
import java.util.List;

/**
 * Aggregates per key and window.
 *
 * @param node what the user wrote
 * @param inputs the physical steps it reads
 */
public record WindowStep(WindowNode node, List<Port> inputs) implements PhysicalStep {

  @Override
  public String uid() {
    return node.id();
  }

  @Override
  public String kind() {
    return "window";
  }

  @Override
  public String detail() {
    return "by %s, %s, state %s per key and window until it closes"
        .formatted(node.key().type().name(), node.windowing(), node.folding().accumulator().name());
  }
}
