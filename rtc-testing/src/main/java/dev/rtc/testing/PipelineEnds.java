package dev.rtc.testing;

import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import dev.rtc.graph.SinkNode;
import dev.rtc.graph.SourceNode;
import dev.rtc.graph.UpsertNode;
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

  /** Says which output it is, for messages. */
  String describe(String id) {
    return "output '%s' of pipeline '%s'".formatted(id, graph.name());
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
    List<Node> nodes = graph.nodes().stream().filter(kind::isInstance).toList();
    return nodes.isEmpty()
        ? "none"
        : nodes.stream().map(node -> "'" + node.id() + "'").collect(Collectors.joining(", "));
  }
}
