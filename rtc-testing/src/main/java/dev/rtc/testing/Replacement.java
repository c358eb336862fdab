package dev.rtc.testing;

import dev.rtc.Pipeline;
import dev.rtc.graph.Node;
import dev.rtc.graph.SinkNode;
import dev.rtc.graph.SourceNode;
import dev.rtc.graph.UpsertNode;
import java.util.List;

/** Replaces the sources of a pipeline by a script and its sinks by collectors. */
record Replacement(List<ScriptEvent> script, LiveRun run) {

  Pipeline of(Pipeline pipeline) {
    return Pipeline.of(pipeline.graph().mapNodes(this::replace));
  }

  private Node replace(Node node) {
    if (node instanceof SourceNode source) {
      return ScriptedSpec.replace(source, script, run);
    } else if (node instanceof SinkNode sink) {
      return CollectingSpec.replace(sink, run);
    } else if (node instanceof UpsertNode upsert) {
      return CollectingUpsertSpec.replace(upsert, run);
    }
    return node;
  }
}
