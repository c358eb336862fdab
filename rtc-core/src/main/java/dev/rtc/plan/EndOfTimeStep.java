package dev.rtc.plan;

import dev.rtc.graph.Port;
import dev.rtc.graph.SourceNode;
import java.util.List;

/**
 * Sends the end of event time behind a source that may be idle when its input ends.
 *
 * @param node the source the user wrote
 * @param inputs the source
 */
public record EndOfTimeStep(SourceNode node, List<Port> inputs) implements PhysicalStep {

  @Override
  public String uid() {
    return node.id() + "/end-of-time";
  }

  @Override
  public String kind() {
    return "end of time";
  }

  @Override
  public String detail() {
    return "the last watermark, even if the source is idle";
  }
}
