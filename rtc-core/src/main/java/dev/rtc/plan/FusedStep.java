package dev.rtc.plan;

import dev.rtc.graph.Port;
import dev.rtc.graph.StatelessNode;
import dev.rtc.type.DataType;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs stateless nodes in a row as one operator.
 *
 * @param inputs the physical steps it reads
 * @param nodes the nodes in their order, at least one; the first gives its id
 */
public record FusedStep(List<Port> inputs, List<StatelessNode> nodes) implements PhysicalStep {

  /** Copies the nodes. */
  public FusedStep {
    nodes = List.copyOf(nodes);
  }

  /** Returns a step that runs one more node behind the others. */
  FusedStep then(StatelessNode node) {
    return new FusedStep(inputs, Stream.concat(nodes.stream(), Stream.of(node)).toList());
  }

  /** Returns the last node. */
  StatelessNode last() {
    return nodes.get(nodes.size() - 1);
  }

  /** Returns the type of the records put out. */
  public DataType<?> type() {
    return last().type();
  }

  @Override
  public String uid() {
    return nodes.get(0).id();
  }

  @Override
  public String kind() {
    return "fused";
  }

  @Override
  public String detail() {
    return nodes.stream()
        .map(node -> node.verb() + " " + node.id())
        .collect(Collectors.joining(", "));
  }
}
