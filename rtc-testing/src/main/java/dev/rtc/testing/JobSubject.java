package dev.rtc.testing;

import dev.rtc.graph.Node;
import dev.rtc.testing.job.CapturingEnvironment;
import dev.rtc.testing.job.JobEnds;
import dev.rtc.testing.job.JobProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.transformations.SourceTransformation;

/**
 * Tests a program that builds a Flink job by hand: its ends are replaced by uid in the
 * transformations it makes.
 *
 * <p>The program is run once to learn its ends, and once for each job the test needs.
 */
final class JobSubject implements Subject {

  private final JobProgram program;
  private final String name;
  private final JobEnds ends;

  JobSubject(JobProgram program) {
    this.program = program;
    CapturingEnvironment built = new CapturingEnvironment(new Configuration()).build(program);
    this.name = built.name();
    this.ends = built.ends();
  }

  @Override
  public String kind() {
    return "job";
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<InputPort<?>> inputs() {
    List<InputPort<?>> ports = new ArrayList<>();
    ends.sources().forEach((uid, source) -> ports.add(port(uid, source)));
    return ports;
  }

  private static <T> InputPort<T> port(String uid, SourceTransformation<T, ?, ?> source) {
    return InputPort.of(uid, source.getOutputType(), source.getSource().getClass().getSimpleName());
  }

  @Override
  public InputPort<?> input(String uid) {
    return port(uid, ends.source(uid));
  }

  @Override
  public List<OutputPort> outputs() {
    return ends.sinks().keySet().stream().map(OutputPort::of).toList();
  }

  @Override
  public void requireOutput(String uid) {
    ends.sink(uid);
  }

  @Override
  public String describeOutput(String uid) {
    return "output '%s' of %s".formatted(uid, title());
  }

  @Override
  public Panes panes(String output, Engine engine) {
    return JobPanes.of(ends.sink(output), engine);
  }

  @Override
  public List<String> steps() {
    return List.copyOf(ends.steps().keySet());
  }

  @Override
  public CoveredParts parts() {
    return new JobParts(ends);
  }

  @Override
  public Optional<Node> node(String uid) {
    return Optional.empty();
  }

  /** What users wrote by hand may lack uids and use Kryo: that is for them to judge. */
  @Override
  public StreamGraph graph(LiveRun run, Configuration configuration) {
    Configuration lenient = new Configuration(configuration);
    lenient.removeConfig(PipelineOptions.AUTO_GENERATE_UIDS);
    lenient.removeConfig(PipelineOptions.GENERIC_TYPES);
    lenient.removeConfig(PipelineOptions.OBJECT_REUSE);
    lenient.removeConfig(PipelineOptions.AUTO_WATERMARK_INTERVAL);
    CapturingEnvironment environment = new CapturingEnvironment(lenient).build(program);
    environment.ends().replace(new TestedEnds(run));
    StreamGraph graph = environment.getStreamGraph();
    new FaultyOperators(run, graph).insert();
    OneReader.confine(graph);
    return graph;
  }
}
