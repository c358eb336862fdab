package dev.rtc.plan;

import dev.rtc.graph.Port;
import dev.rtc.graph.TotalNode;
import java.util.List;

/**
 * Merges the partial aggregates of a combiner and tells the totals when the input ends.
 *
 * @param node what the user wrote
 * @param inputs the combiner
 */
public record TotalStep(TotalNode node, List<Port> inputs) implements PhysicalStep {

  @Override
  public String uid() {
    return node.id();
  }

  @Override
  public String kind() {
    return "total";
  }

  @Override
  public String detail() {
    return "by %s, state %s per key until the input ends"
        .formatted(node.key().type().name(), node.folding().accumulator().name());
  }
}
