package dev.rtc.plan;

import dev.rtc.graph.Port;
import dev.rtc.graph.WindowNode;
import java.util.List;

/**
 * Aggregates window by window and corrects the results.
 *
 * @param node what the user wrote
 * @param inputs the physical steps it reads
 * @param beforeImages whether an update also tells the value before
 */
public record CorrectedWindowStep(WindowNode node, List<Port> inputs, boolean beforeImages)
    implements PhysicalStep {

  @Override
  public String uid() {
    return node.id();
  }

  @Override
  public String kind() {
    return "corrected window";
  }

  @Override
  public String detail() {
    return "by %s, %s%s, state %s and the result told, per key and window"
        .formatted(
            node.key().type().name(),
            node.windowing(),
            beforeImages ? ", updates with the value before" : "",
            node.folding().accumulator().name());
  }
}
