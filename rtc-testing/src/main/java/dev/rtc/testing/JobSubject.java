package dev.rtc.testing;

import java.util.ArrayList;
import java.util.List;
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
  private final JobEnds ends;

  JobSubject(JobProgram program) {
    this.program = program;
    this.ends = build(new Configuration()).ends();
  }

  JobEnds ends() {
    return ends;
  }

  @Override
  public String name() {
    return "job";
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

  InputPort<?> input(String uid) {
    return port(uid, ends.source(uid));
  }

  /** What users wrote by hand may lack uids and use Kryo: that is for them to judge. */
  @Override
  public StreamGraph graph(LiveRun run, Configuration configuration) {
    Configuration lenient = new Configuration(configuration);
    lenient.removeConfig(PipelineOptions.AUTO_GENERATE_UIDS);
    lenient.removeConfig(PipelineOptions.GENERIC_TYPES);
    lenient.removeConfig(PipelineOptions.OBJECT_REUSE);
    lenient.removeConfig(PipelineOptions.AUTO_WATERMARK_INTERVAL);
    CapturingEnvironment environment = build(lenient);
    environment.ends().replace(run);
    StreamGraph graph = environment.getStreamGraph();
    OneReader.confine(graph);
    return graph;
  }

  private CapturingEnvironment build(Configuration configuration) {
    CapturingEnvironment environment = new CapturingEnvironment(configuration);
    try {
      program.build(environment);
    } catch (Exception e) {
      throw new IllegalStateException("the job cannot be built: " + e, e);
    }
    return environment;
  }
}
