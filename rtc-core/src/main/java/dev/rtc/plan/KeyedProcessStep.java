package dev.rtc.plan;

import dev.rtc.graph.KeyedProcessNode;
import dev.rtc.graph.Port;
import java.util.List;

/**
 * Runs one of Flink's own keyed functions.
 *
 * @param node what the user wrote
 * @param inputs the physical steps it reads
 */
public record KeyedProcessStep(KeyedProcessNode node, List<Port> inputs) implements PhysicalStep {

  @Override
  public String uid() {
    return node.id();
  }

  @Override
  public String kind() {
    return "keyed process";
  }

  @Override
  public String detail() {
    return "by %s, %s, state of its own"
        .formatted(node.key().type().name(), node.function().getClass().getName());
  }
}
