package dev.rtc.plan;

import dev.rtc.graph.Port;
import dev.rtc.graph.RunningNode;
import java.util.List;

/**
 * Aggregates without end and tells each change of a result.
 *
 * @param node what the user wrote
 * @param inputs a combiner, or the steps the user's node reads
 * @param combined whether partial aggregates of a combiner come in, instead of records
 * @param beforeImages whether an update also tells the value before
 */
public record RunningStep(
    RunningNode node, List<Port> inputs, boolean combined, boolean beforeImages)
    implements PhysicalStep {

  @Override
  public String uid() {
    return node.id();
  }

  @Override
  public String kind() {
    return "running";
  }

  @Override
  public String detail() {
    return "by %s, updates %s%s, state %s per key, lifetime %s"
        .formatted(
            node.key().type().name(),
            node.updates(),
            beforeImages ? " with the value before" : "",
            node.folding().accumulator().name(),
            node.lifetime());
  }
}
