package dev.rtc.testing;

import dev.rtc.Pipeline;
import dev.rtc.graph.Node;
import dev.rtc.graph.SinkNode;
import dev.rtc.graph.SourceNode;
import dev.rtc.graph.UpsertNode;

/** Replaces the sources of a pipeline by tapes and its sinks by collectors. */
record Replacement(LiveRun run) {

  Pipeline of(Pipeline pipeline) {
    return Pipeline.of(new FaultySteps(run).of(pipeline.graph()).mapNodes(this::replace));
  }

  private Node replace(Node node) {
    if (node instanceof SourceNode source) {
      return ScriptedSpec.replace(source, run);
    } else if (node instanceof SinkNode sink) {
      return CollectingSpec.replace(sink, run);
    } else if (node instanceof UpsertNode upsert) {
      return CollectingUpsertSpec.replace(upsert, run);
    }
    return node;
  }
}
