package dev.rtc.testing;

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

/** Makes a job of what is tested. */
final class Compilation {

  private Compilation() {}

  static JobGraph forCluster(
      Subject subject, LiveRun run, RunSettings settings, Optional<String> savepoint) {
    Configuration configuration = configuration(subject.name(), settings);
    settings
        .checkpointEvery()
        .ifPresent(
            interval -> configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval));
    JobGraph job = subject.graph(run, configuration).getJobGraph();
    savepoint
        .map(path -> SavepointRestoreSettings.forPath(path, false))
        .ifPresent(job::setSavepointRestoreSettings);
    return job;
  }

  static JobGraph forDriver(Subject subject, LiveRun run, RunSettings settings) {
    Configuration configuration = configuration(subject.name(), settings);
    JobDriver.configure(configuration);
    return JobDriver.compile(subject.graph(run, configuration));
  }

  private static Configuration configuration(String name, RunSettings settings) {
    Configuration configuration = new Configuration(settings.configuration());
    configuration.set(PipelineOptions.NAME, name);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ZERO);
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, settings.parallelism());
    restart(configuration, settings.restarts());
    return configuration;
  }

  private static void restart(Configuration configuration, int attempts) {
    if (attempts == 0) {
      configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    } else {
      configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
      configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, attempts);
      configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);
    }
  }
}
