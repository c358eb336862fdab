package dev.rtc.testing;

import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import dev.rtc.graph.Port;
import dev.rtc.graph.SinkNode;
import dev.rtc.graph.SourceNode;
import dev.rtc.graph.UpsertNode;
import dev.rtc.launch.StepCounts;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the sources and sinks of a pipeline by id, or says which there are. */
record PipelineEnds(Graph graph) {

  SourceNode source(String id) {
    return find(id, SourceNode.class, "source");
  }

  void requireSink(String id) {
    if (graph.node(id).orElse(null) instanceof UpsertNode) {
      throw new IllegalArgumentException(
          "'%s' of pipeline '%s' is a table; write test.table(\"%s\")"
              .formatted(id, graph.name(), id));
    }
    find(id, SinkNode.class, "sink");
  }

  /** Requires a sink of facts or of rows. */
  void requireOutput(String id) {
    if (!(graph.node(id).orElse(null) instanceof UpsertNode)) {
      find(id, SinkNode.class, "sink");
    }
  }

  UpsertNode table(String id) {
    if (graph.node(id).orElse(null) instanceof SinkNode) {
      throw new IllegalArgumentException(
          "'%s' of pipeline '%s' takes facts, it is no table; write test.output(\"%s\")"
              .formatted(id, graph.name(), id));
    }
    return find(id, UpsertNode.class, "table");
  }

  /** Requires a sink of dead letters. */
  void requireDeadLetters(String id) {
    List<Node> sinks = graph.nodes().stream().filter(PipelineEnds::takesDeadLetters).toList();
    if (sinks.stream().noneMatch(sink -> sink.id().equals(id))) {
      throw new IllegalArgumentException(
          "pipeline '%s' has no sink of dead letters '%s'; it has %s"
              .formatted(graph.name(), id, names(sinks)));
    }
  }

  private static boolean takesDeadLetters(Node node) {
    return node instanceof SinkNode
        && !node.inputs().isEmpty()
        && node.inputs().stream().allMatch(Port::isErrors);
  }

  /** Finds the sink that the late records of a window step are diverted to. */
  String lateSink(String step) {
    Node node =
        graph
            .node(step)
            .filter(StepCounts::canBeLate)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "pipeline '%s' has no step '%s' where records can be late; it has %s"
                            .formatted(
                                graph.name(),
                                step,
                                names(
                                    graph.nodes().stream()
                                        .filter(StepCounts::canBeLate)
                                        .toList()))));
    return graph.nodes().stream()
        .filter(sink -> sink.inputs().contains(Port.late(node.id())))
        .map(Node::id)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "step '%s' (%s) drops late records; write Late.to(...), or look at"
                            .formatted(step, node.at())
                        + " test.ledger().row(\"%s\").late()".formatted(step)));
  }

  Node node(String id) {
    return graph.node(id).orElseThrow();
  }

  /** Says which output it is, for messages. */
  String describe(String id) {
    return "output '%s' of pipeline '%s', fed by %s"
        .formatted(id, graph.name(), feeders(graph.node(id).orElseThrow()));
  }

  private String feeders(Node end) {
    return end.inputs().stream()
        .map(port -> "%s (%s)".formatted(port, graph.node(port.node()).orElseThrow().at()))
        .collect(Collectors.joining(" and "));
  }

  private <N extends Node> N find(String id, Class<N> kind, String name) {
    return graph
        .node(id)
        .filter(kind::isInstance)
        .map(kind::cast)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "pipeline '%s' has no %s '%s'; it has %s"
                        .formatted(graph.name(), name, id, all(kind))));
  }

  private String all(Class<? extends Node> kind) {
    return names(graph.nodes().stream().filter(kind::isInstance).toList());
  }

  private static String names(List<Node> nodes) {
    return nodes.isEmpty()
        ? "none"
        : nodes.stream().map(node -> "'" + node.id() + "'").collect(Collectors.joining(", "));
  }
}
