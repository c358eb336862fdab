package dev.rtc.plan;

import dev.rtc.graph.BranchNode;
import dev.rtc.graph.Port;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Sends each record along one of several routes.
 *
 * @param node what the user wrote
 * @param inputs the physical steps it reads
 * @param tolerance what becomes of bad records, if they do not fail the job
 */
public record BranchStep(BranchNode node, List<Port> inputs, Optional<Tolerance> tolerance)
    implements PhysicalStep {

  @Override
  public String uid() {
    return node.id();
  }

  @Override
  public String kind() {
    return "branch";
  }

  @Override
  public String detail() {
    String others = node.dropsOthers() ? ", others dropped" : ", others on";
    return node.routes().stream()
            .map(BranchNode.Route::name)
            .collect(Collectors.joining(", ", "routes ", others))
        + tolerance.map(its -> ", " + its).orElse("");
  }
}
