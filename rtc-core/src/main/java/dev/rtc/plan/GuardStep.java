package dev.rtc.plan;

import dev.rtc.connector.RecordCheck;
import dev.rtc.graph.Node;
import dev.rtc.graph.Port;
import java.util.List;
import java.util.Optional;

/**
 * Tries each record in front of a step that could not go on without it: the step of a keyed
 * operator, behind a shuffle, or a sink.
 *
 * @param node the step behind
 * @param inputs the physical steps it reads
 * @param tolerance what becomes of records that fail
 * @param sinkCheck fails for records that a sink would refuse, if it has one
 */
public record GuardStep(
    Node node, List<Port> inputs, Tolerance tolerance, Optional<RecordCheck<Object>> sinkCheck)
    implements PhysicalStep {

  @Override
  public String uid() {
    return node.id() + "/guard";
  }

  @Override
  public String kind() {
    return "guard";
  }

  @Override
  public String detail() {
    return "tries each record for %s, %s".formatted(node.verb(), tolerance);
  }
}
