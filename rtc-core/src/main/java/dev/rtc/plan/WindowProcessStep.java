package dev.rtc.plan;

import dev.rtc.graph.Port;
import dev.rtc.graph.WindowProcessNode;
import java.util.List;

/**
 * Runs one of Flink's own functions on the records of each window.
 *
 * @param node what the user wrote
 * @param inputs the physical steps it reads
 */
public record WindowProcessStep(WindowProcessNode node, List<Port> inputs) implements PhysicalStep {

  @Override
  public String uid() {
    return node.id();
  }

  @Override
  public String kind() {
    return "window process";
  }

  @Override
  public String detail() {
    return "by %s, %s, %s, state all records of open windows"
        .formatted(
            node.key().type().name(), node.windowing(), node.function().getClass().getName());
  }
}
