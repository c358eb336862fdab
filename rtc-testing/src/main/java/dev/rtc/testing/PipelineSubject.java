package dev.rtc.testing;

import dev.rtc.Pipeline;
import dev.rtc.graph.SourceNode;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** Tests an rtc pipeline: its ends are replaced in its own graph. */
record PipelineSubject(Pipeline pipeline) implements Subject {

  @Override
  public String name() {
    return pipeline.name();
  }

  @Override
  public List<InputPort<?>> inputs() {
    return pipeline.graph().nodes().stream()
        .filter(SourceNode.class::isInstance)
        .map(SourceNode.class::cast)
        .map(InputPort::of)
        .collect(Collectors.toList());
  }

  @Override
  public StreamGraph graph(LiveRun run, Configuration configuration) {
    StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
    new Replacement(run).of(pipeline).addTo(environment);
    StreamGraph graph = environment.getStreamGraph();
    OneReader.confine(graph);
    return graph;
  }
}
