package dev.rtc.launch;

import dev.rtc.check.Fault;
import dev.rtc.check.InvalidPipelineException;
import dev.rtc.connector.Problems;
import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import dev.rtc.graph.SinkNode;
import dev.rtc.graph.SourceNode;
import dev.rtc.graph.UpsertNode;
import java.util.ArrayList;
import java.util.List;

/** Asks every connector, on the client, whether the outside world is ready for a run. */
final class Preflight {

  private Preflight() {}

  static void require(Graph graph) {
    List<Fault> faults = new ArrayList<>();
    graph.nodes().forEach(node -> look(node, faults));
    if (!faults.isEmpty()) {
      throw new InvalidPipelineException(graph, faults);
    }
  }

  private static void look(Node node, List<Fault> faults) {
    Problems problems =
        (code, found, instead) -> faults.add(new Fault(code, node.id(), node.at(), found, instead));
    if (node instanceof SourceNode source) {
      source.source().preflight(problems);
    } else if (node instanceof SinkNode sink) {
      sink.sink().preflight(problems);
    } else if (node instanceof UpsertNode upsert) {
      upsert.sink().preflight(problems);
    }
  }
}
