package dev.rtc.plan;

import dev.rtc.graph.Port;
import dev.rtc.graph.TopNode;
import java.util.List;

/**
 * Keeps the best records of each key.
 *
 * @param node what the user wrote
 * @param inputs the physical steps it reads
 * @param beforeImages whether an update also tells the value before
 */
public record TopStep(TopNode node, List<Port> inputs, boolean beforeImages)
    implements PhysicalStep {

  @Override
  public String uid() {
    return node.id();
  }

  @Override
  public String kind() {
    return "top";
  }

  @Override
  public String detail() {
    return "the best %d by %s%s, state %s per key, lifetime %s"
        .formatted(
            node.size(),
            node.key().type().name(),
            beforeImages ? ", updates with the value before" : "",
            node.identity()
                .map(same -> "the latest record per " + same.type().name())
                .orElse(node.size() + " records"),
            node.lifetime());
  }
}
