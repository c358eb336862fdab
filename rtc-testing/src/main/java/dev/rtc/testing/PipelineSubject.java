package dev.rtc.testing;

import dev.rtc.Pipeline;
import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import dev.rtc.graph.SourceNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** Tests an rtc pipeline: its ends are replaced in its own graph. */
record PipelineSubject(Pipeline pipeline) implements Subject {

  @Override
  public String kind() {
    return "pipeline";
  }

  @Override
  public String name() {
    return pipeline.name();
  }

  @Override
  public List<InputPort<?>> inputs() {
    return graph().nodes().stream()
        .filter(SourceNode.class::isInstance)
        .map(SourceNode.class::cast)
        .map(InputPort::of)
        .collect(Collectors.toList());
  }

  @Override
  public InputPort<?> input(String id) {
    return InputPort.of(ends().source(id));
  }

  @Override
  public List<OutputPort> outputs() {
    return graph().nodes().stream()
        .filter(Node::isEnd)
        .map(end -> OutputPort.of(graph(), end))
        .toList();
  }

  @Override
  public void requireOutput(String id) {
    ends().requireOutput(id);
  }

  @Override
  public String describeOutput(String id) {
    return ends().describe(id);
  }

  @Override
  public Panes panes(String output, Engine engine) {
    return Panes.of(graph(), ends().node(output), engine);
  }

  @Override
  public List<String> steps() {
    return graph().nodes().stream()
        .filter(node -> !(node instanceof SourceNode))
        .map(Node::id)
        .toList();
  }

  @Override
  public CoveredParts parts() {
    return new PipelineParts(graph());
  }

  @Override
  public Optional<Node> node(String id) {
    return graph().node(id);
  }

  @Override
  public StreamGraph graph(LiveRun run, Configuration configuration) {
    StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
    new Replacement(run).of(pipeline).addTo(environment);
    StreamGraph graph = environment.getStreamGraph();
    OneReader.confine(graph);
    return graph;
  }

  private Graph graph() {
    return pipeline.graph();
  }

  private PipelineEnds ends() {
    return new PipelineEnds(graph());
  }
}
