package dev.rtc.plan;

import dev.rtc.graph.Port;
import dev.rtc.graph.SourceNode;
import java.util.List;

/**
 * Sifts what a source read: records go on; what it could not decode, and records without timestamp
 * in event time, do not.
 *
 * @param node the source
 * @param inputs the source
 * @param tolerance what becomes of what does not go on
 */
public record SiftStep(SourceNode node, List<Port> inputs, Tolerance tolerance)
    implements PhysicalStep {

  @Override
  public String uid() {
    return node.id() + "/sift";
  }

  @Override
  public String kind() {
    return "sift";
  }

  @Override
  public String detail() {
    return "records from what the source read, " + tolerance;
  }
}
