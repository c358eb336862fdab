package dev.rtc.plan;

import dev.rtc.graph.Port;
import dev.rtc.graph.ProcessNode;
import java.util.List;

/**
 * Runs one of Flink's own functions.
 *
 * @param node what the user wrote
 * @param inputs the physical steps it reads
 */
public record ProcessStep(ProcessNode node, List<Port> inputs) implements PhysicalStep {

  @Override
  public String uid() {
    return node.id();
  }

  @Override
  public String kind() {
    return "process";
  }

  @Override
  public String detail() {
    return node.function().getClass().getName();
  }
}
