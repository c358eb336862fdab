package dev.rtc.plan;

import dev.rtc.graph.Port;
import dev.rtc.graph.StatelessNode;
import dev.rtc.type.DataType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs stateless nodes in a row as one operator.
 *
 * @param inputs the physical steps it reads
 * @param nodes the nodes in their order, at least one; the first gives its id
 * @param tolerances the nodes that go on without their bad records, by id
 */
public record FusedStep(
    List<Port> inputs, List<StatelessNode> nodes, Map<String, Tolerance> tolerances)
    implements PhysicalStep {

  /** Copies the nodes. */
  public FusedStep {
    nodes = List.copyOf(nodes);
    tolerances = Map.copyOf(tolerances);
  }

  static FusedStep of(List<Port> inputs, StatelessNode node, Optional<Tolerance> tolerance) {
    return new FusedStep(inputs, List.of(), Map.of()).then(node, tolerance);
  }

  /** Returns a step that runs one more node behind the others. */
  FusedStep then(StatelessNode node, Optional<Tolerance> tolerance) {
    Map<String, Tolerance> all = new HashMap<>(tolerances);
    tolerance.ifPresent(its -> all.put(node.id(), its));
    return new FusedStep(inputs, Stream.concat(nodes.stream(), Stream.of(node)).toList(), all);
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
        .map(node -> node.verb() + " " + node.id() + tolerance(node))
        .collect(Collectors.joining(", "));
  }

  private String tolerance(StatelessNode node) {
    Tolerance its = tolerances.get(node.id());
    return its == null ? "" : " (" + its + ")";
  }
}
