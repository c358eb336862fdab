package dev.rtc.testing;

import dev.rtc.Pipeline;
import dev.rtc.testing.driver.JobDriver;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** Makes a job of a pipeline whose ends have been replaced. */
final class Compilation {

  private Compilation() {}

  static JobGraph forCluster(Pipeline replaced, RunSettings settings, Optional<String> savepoint) {
    Configuration configuration = configuration(replaced.name(), settings);
    settings
        .checkpointEvery()
        .ifPresent(
            interval -> configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval));
    JobGraph job = graph(replaced, configuration).getJobGraph();
    savepoint
        .map(path -> SavepointRestoreSettings.forPath(path, false))
        .ifPresent(job::setSavepointRestoreSettings);
    return job;
  }

  static JobGraph forDriver(Pipeline replaced, RunSettings settings) {
    Configuration configuration = configuration(replaced.name(), settings);
    JobDriver.configure(configuration);
    return JobDriver.compile(graph(replaced, configuration));
  }

  private static StreamGraph graph(Pipeline replaced, Configuration configuration) {
    StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
    replaced.addTo(environment);
    StreamGraph graph = environment.getStreamGraph();
    OneReader.confine(graph);
    return graph;
  }

  private static Configuration configuration(String name, RunSettings settings) {
    Configuration configuration = new Configuration(settings.configuration());
    configuration.set(PipelineOptions.NAME, name);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ZERO);
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, settings.parallelism());
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    return configuration;
  }
}
