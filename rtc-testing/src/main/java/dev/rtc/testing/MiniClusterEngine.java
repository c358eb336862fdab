package dev.rtc.testing;

import dev.rtc.Pipeline;
import dev.rtc.graph.SourceNode;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** Plays scripts on real threads: a Flink job on the cluster shared by all tests. */
final class MiniClusterEngine implements Engine {

  @Override
  public Outcome run(Pipeline pipeline, List<ScriptEvent> script, RunSettings settings) {
    try (LiveRun run = LiveRun.open(inputs(pipeline), settles(script))) {
      JobGraph job = compile(new Replacement(script, run).of(pipeline), settings);
      new ClusterJob(pipeline.name(), SharedCluster.get(), job).runToEnd(run.holds());
      return run.outcome();
    }
  }

  private static int inputs(Pipeline pipeline) {
    return (int) pipeline.graph().nodes().stream().filter(SourceNode.class::isInstance).count();
  }

  private static int settles(List<ScriptEvent> script) {
    return (int) script.stream().filter(ScriptEvent.Settle.class::isInstance).count();
  }

  private static JobGraph compile(Pipeline replaced, RunSettings settings) {
    Configuration configuration = of(settings);
    configuration.set(PipelineOptions.NAME, replaced.name());
    StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
    replaced.addTo(environment);
    StreamGraph graph = environment.getStreamGraph();
    OnePartition.confine(graph);
    return graph.getJobGraph();
  }

  private static Configuration of(RunSettings settings) {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ZERO);
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, settings.parallelism());
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    settings
        .checkpointEvery()
        .ifPresent(
            interval -> configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval));
    return configuration;
  }
}
