package dev.rtc.launch;

import dev.rtc.connector.OnError;
import dev.rtc.graph.BadRecords;
import dev.rtc.graph.BranchNode;
import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import dev.rtc.graph.Port;
import dev.rtc.graph.SourceNode;
import dev.rtc.graph.StatelessNode;
import dev.rtc.graph.TransformNode;
import dev.rtc.graph.WindowNode;
import dev.rtc.graph.WindowProcessNode;
import dev.rtc.operator.StepCounters;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Reads from the counters of operators what the steps of a pipeline did.
 *
 * <p>Of an operator with side outputs, Flink's {@code numRecordsOut} counts all of them, or the one
 * that is chained first. What leaves by one of several outputs is therefore what its reader takes
 * in.
 *
 * @param graph the pipeline's steps
 * @param counters the sums over all subtasks, by uid or name of the operator, then by name; a
 *     counter of a group has the names of the group in front: {@code step.<id>.stepRecordsIn}
 */
public record StepCounts(Graph graph, Map<String, Map<String, Long>> counters) {

  private static final String IN = "numRecordsIn";
  private static final String OUT = "numRecordsOut";
  private static final String LATE = "numLateRecordsDropped";

  /** Returns what came into a step; empty for a source, and for a user's own DataStream program. */
  public OptionalLong in(Node node) {
    if (node instanceof SourceNode || node instanceof TransformNode) {
      return OptionalLong.empty();
    } else if (node instanceof StatelessNode) {
      return OptionalLong.of(ofStep(node, StepCounters.RECORDS_IN));
    }
    return OptionalLong.of(entered(node));
  }

  /** The first operator of a step is the one that its records enter. */
  private long entered(Node node) {
    return Stream.of("/guard", "/combine", "")
        .filter(part -> counters.containsKey(node.id() + part))
        .mapToLong(part -> count(node.id() + part, IN))
        .findFirst()
        .orElse(0);
  }

  /** Returns what left a step by any of its routes; empty for an end, or if nobody counts it. */
  public OptionalLong out(Node node) {
    if (node.isEnd()) {
      return OptionalLong.empty();
    }
    return node instanceof BranchNode branch ? routed(branch) : out(Port.records(node.id()));
  }

  /** Returns what left by an output; empty if nobody counts it. */
  public OptionalLong out(Port port) {
    Node node = graph.node(port.node()).orElseThrow();
    if (port.isRecords() && node instanceof StatelessNode) {
      return OptionalLong.of(ofStep(node, StepCounters.RECORDS_OUT));
    } else if (port.isRecords() && node instanceof SourceNode) {
      return OptionalLong.of(count(node.id(), OUT) - ofStep(node, StepCounters.RECORDS_DEAD));
    }
    boolean counts = port.isRecords() && !hasSideOutputs(node) && !(node instanceof TransformNode);
    return counts ? OptionalLong.of(count(node.id(), OUT)) : taken(port);
  }

  private OptionalLong taken(Port port) {
    return readers(port).stream()
        .filter(reader -> reader.inputs().size() == 1)
        .map(this::in)
        .filter(OptionalLong::isPresent)
        .findFirst()
        .orElse(OptionalLong.empty());
  }

  private List<Node> readers(Port port) {
    return graph.nodes().stream().filter(node -> node.inputs().contains(port)).toList();
  }

  private boolean hasSideOutputs(Node node) {
    return graph.nodes().stream()
        .flatMap(reader -> reader.inputs().stream())
        .anyMatch(port -> port.node().equals(node.id()) && !port.isRecords());
  }

  /** Returns what a branch sent along all its routes; empty if somebody's share is not known. */
  public OptionalLong routed(BranchNode branch) {
    long sum = 0;
    for (BranchNode.Route route : branch.routes()) {
      OptionalLong taken = out(Port.route(branch.id(), route.name()));
      if (taken.isEmpty()) {
        return taken;
      }
      sum += taken.getAsLong();
    }
    return OptionalLong.of(sum);
  }

  /** Returns what came too late; empty where nothing can. */
  public OptionalLong late(Node node) {
    if (!canBeLate(node)) {
      return OptionalLong.empty();
    }
    OptionalLong diverted = out(Port.late(node.id()));
    return OptionalLong.of(diverted.orElse(0) + count(node.id(), LATE));
  }

  /** Says whether records can come too late for a step. */
  public static boolean canBeLate(Node node) {
    if (node instanceof WindowNode window) {
      return window.windowing().late().isPresent();
    }
    return node instanceof WindowProcessNode process && process.windowing().late().isPresent();
  }

  /** Returns what failed and was dropped or diverted; empty where it fails the job. */
  public OptionalLong dead(Node node) {
    return canBeDead(node)
        ? OptionalLong.of(ofStep(node, StepCounters.RECORDS_DEAD))
        : OptionalLong.empty();
  }

  private boolean canBeDead(Node node) {
    return !(graph.onError(node) instanceof OnError.Fail) && BadRecords.possible(graph, node);
  }

  /** Sums a counter of a step over the operators that hold a part of it. */
  private long ofStep(Node node, String counter) {
    String name = "%s.%s.%s".formatted(StepCounters.GROUP, node.id(), counter);
    return counters.values().stream().mapToLong(its -> its.getOrDefault(name, 0L)).sum();
  }

  private long count(String operator, String counter) {
    return counters.getOrDefault(operator, Map.of()).getOrDefault(counter, 0L);
  }
}
