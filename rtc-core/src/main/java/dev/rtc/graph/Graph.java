package dev.rtc.graph;

import dev.rtc.connector.DeadLetter;
import dev.rtc.connector.OnError;
import dev.rtc.type.DataType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.flink.api.connector.source.Boundedness;

/**
 * Holds a whole pipeline as data.
 *
 * @param name the pipeline's name
 * @param at the line that defined it
 * @param nodes the nodes in the order in which they were appended: inputs before consumers
 * @param onErrors what happens to the bad records of a node, by its id; where nothing is said, they
 *     fail the job
 * @param allowances which warnings are known and right to ignore
 */
public record Graph(
    String name,
    CallSite at,
    List<Node> nodes,
    Map<String, OnError> onErrors,
    List<Allowance> allowances) {

  /** Copies the collections. */
  public Graph {
    nodes = List.copyOf(nodes);
    onErrors = Map.copyOf(onErrors);
    allowances = List.copyOf(allowances);
  }

  /** Says what happens to records that fail in a node. */
  public OnError onError(Node node) {
    return onErrors.getOrDefault(node.id(), OnError.fail());
  }

  /** Finds the first node of that id. */
  public Optional<Node> node(String id) {
    return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
  }

  /** Returns the nodes that read any output of a node but its dead letters. */
  public List<Node> consumers(Node node) {
    return nodes.stream()
        .filter(
            other ->
                other.inputs().stream()
                    .anyMatch(port -> port.node().equals(node.id()) && !port.isErrors()))
        .toList();
  }

  /** Tells whether anybody reads the dead letters of a node. */
  public boolean diverts(Node node) {
    Port letters = Port.errors(node.id());
    return nodes.stream().anyMatch(other -> other.inputs().contains(letters));
  }

  /** Returns the type of what leaves by a port. */
  public DataType<?> typeAt(Port port) {
    if (port.isErrors()) {
      return DataType.of(DeadLetter.class);
    }
    Node node = node(port.node()).orElseThrow();
    return port.isLate() ? inputType(node) : node.type();
  }

  /** Returns the type of the records that enter a node; of a source, those it reads. */
  public DataType<?> inputType(Node node) {
    return node.inputs().isEmpty() ? node.type() : typeAt(node.inputs().get(0));
  }

  /** Returns the nodes a node reads from. */
  public Stream<Node> producers(Node node) {
    return node.inputs().stream().flatMap(port -> node(port.node()).stream());
  }

  /** Returns a node and all nodes it reads from, near or far, nearest first. */
  public Set<Node> upstream(Node node) {
    Set<Node> seen = new LinkedHashSet<>();
    Deque<Node> open = new ArrayDeque<>(List.of(node));
    while (!open.isEmpty()) {
      Node next = open.remove();
      if (seen.add(next)) {
        producers(next).forEach(open::add);
      }
    }
    return seen;
  }

  /** Returns the sources a node reads from, near or far. */
  public List<SourceNode> sourcesOf(Node node) {
    return upstream(node).stream()
        .filter(SourceNode.class::isInstance)
        .map(SourceNode.class::cast)
        .toList();
  }

  /** Tells whether the records that reach a node end by themselves. */
  public Boundedness boundednessAt(Node node) {
    boolean endless =
        sourcesOf(node).stream()
            .anyMatch(s -> s.source().boundedness() == Boundedness.CONTINUOUS_UNBOUNDED);
    return endless ? Boundedness.CONTINUOUS_UNBOUNDED : Boundedness.BOUNDED;
  }

  /** Tells whether the whole pipeline ends by itself. */
  public boolean isBounded() {
    return nodes.stream().allMatch(node -> boundednessAt(node) == Boundedness.BOUNDED);
  }

  /** Returns a graph with each node replaced by what the function makes of it. */
  public Graph mapNodes(UnaryOperator<Node> function) {
    return new Graph(name, at, nodes.stream().map(function).toList(), onErrors, allowances);
  }
}
