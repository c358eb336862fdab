package dev.rtc.testing.simulation;

import dev.rtc.Pipeline;
import dev.rtc.graph.Node;
import dev.rtc.graph.SinkNode;
import dev.rtc.graph.SourceNode;
import dev.rtc.graph.UpsertNode;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Makes a job of a pipeline, with other ends. */
record PipelineJob(Pipeline pipeline) implements SimulatedJob {

  static List<String> tables(Pipeline pipeline) {
    return pipeline.graph().nodes().stream()
        .filter(UpsertNode.class::isInstance)
        .map(Node::id)
        .toList();
  }

  @Override
  public void define(StreamExecutionEnvironment environment, SimulatedEnds ends) {
    Pipeline.of(pipeline.graph().mapNodes(node -> replace(node, ends))).addTo(environment);
  }

  private static Node replace(Node node, SimulatedEnds ends) {
    if (node instanceof SourceNode source) {
      String world = ends.worldOfInput(source.id(), source.source().type().rawClass());
      return new SourceNode(
          source.id(),
          source.at(),
          new SimulatedSourceSpec<>(world, source.id(), source.source()),
          source.eventTime());
    } else if (node instanceof SinkNode sink) {
      return new SinkNode(
          sink.id(),
          sink.at(),
          sink.inputs(),
          new SimulatedSinkSpec<>(ends.worldOfOutput(sink.id()), sink.id(), sink.sink()),
          sink.type());
    } else if (node instanceof UpsertNode upsert) {
      return new UpsertNode(
          upsert.id(),
          upsert.at(),
          upsert.inputs(),
          new SimulatedUpsertSpec<>(ends.worldOfOutput(upsert.id()), upsert.id(), upsert.sink()),
          upsert.type());
    }
    return node;
  }
}
