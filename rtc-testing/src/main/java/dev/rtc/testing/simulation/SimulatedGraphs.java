package dev.rtc.testing.simulation;

import dev.rtc.testing.driver.JobDriver;
import dev.rtc.testing.job.CapturingEnvironment;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** Compiles a job once for each parallelism: tasks are made of copies of what it holds. */
final class SimulatedGraphs implements IntFunction<JobGraph> {

  private final SimulatedJob job;
  private final World world;
  private final Backend backend;
  private final boolean strict;
  private final Map<Integer, JobGraph> compiled = new HashMap<>();

  /**
   * Compiles nothing yet.
   *
   * @param strict whether Kryo and generated uids are refused, as for every pipeline
   */
  SimulatedGraphs(SimulatedJob job, World world, Backend backend, boolean strict) {
    this.job = job;
    this.world = world;
    this.backend = backend;
    this.strict = strict;
  }

  @Override
  public JobGraph apply(int parallelism) {
    return compiled.computeIfAbsent(parallelism, this::compile);
  }

  private JobGraph compile(int parallelism) {
    Configuration configuration = configuration(parallelism);
    JobDriver.configure(configuration);
    return JobDriver.compile(graph(configuration));
  }

  /** Compiles the job for Flink's batch mode. */
  JobGraph batch(int parallelism) {
    Configuration configuration = configuration(parallelism);
    configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
    return graph(configuration).getJobGraph();
  }

  private Configuration configuration(int parallelism) {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    configuration.set(StateBackendOptions.STATE_BACKEND, backend.option());
    if (strict) {
      configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
      configuration.set(PipelineOptions.GENERIC_TYPES, false);
    }
    return configuration;
  }

  private StreamGraph graph(Configuration configuration) {
    StreamExecutionEnvironment environment = new CapturingEnvironment(configuration);
    job.define(environment, new SimulatedEnds(world, environment));
    return environment.getStreamGraph();
  }
}
