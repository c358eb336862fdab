package dev.rtc.plan;

import dev.rtc.graph.LatestNode;
import dev.rtc.graph.Port;
import java.util.List;

/**
 * Keeps the latest record of each key.
 *
 * @param node what the user wrote
 * @param inputs the physical steps it reads
 * @param beforeImages whether an update also tells the value before
 */
public record LatestStep(LatestNode node, List<Port> inputs, boolean beforeImages)
    implements PhysicalStep {

  @Override
  public String uid() {
    return node.id();
  }

  @Override
  public String kind() {
    return "latest";
  }

  @Override
  public String detail() {
    return "by %s%s, state one record per key, lifetime %s"
        .formatted(
            node.key().type().name(),
            beforeImages ? ", updates with the value before" : "",
            node.lifetime());
  }
}
