package dev.rtc.plan;

import dev.rtc.graph.Port;
import dev.rtc.graph.StatefulNode;
import java.util.List;
import java.util.Optional;

/**
 * Runs a function with typed state and timers per key.
 *
 * @param node what the user wrote
 * @param inputs the physical steps it reads
 * @param tolerance what becomes of bad records, if they do not fail the job
 */
public record StatefulStep(StatefulNode node, List<Port> inputs, Optional<Tolerance> tolerance)
    implements PhysicalStep {

  @Override
  public String uid() {
    return node.id();
  }

  @Override
  public String kind() {
    return "stateful";
  }

  @Override
  public String detail() {
    return "by %s, state %s per key, lifetime %s"
            .formatted(node.key().type().name(), node.state().name(), node.lifetime())
        + tolerance.map(its -> ", " + its).orElse("");
  }
}
