package dev.rtc.launch;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;

/** Gathers the Flink settings of a run; what a user gives with {@code -D} wins. */
final class Settings {

  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration UNBOUNDED_CHECKPOINTS = Duration.ofSeconds(10);

  private Settings() {}

  /** Returns what every pipeline wants of an environment that rtc makes. */
  static Configuration ofPipelines(LaunchOptions options) {
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    if (options.parallelism != null) {
      settings.set(CoreOptions.DEFAULT_PARALLELISM, options.parallelism);
    }
    if (options.checkpointEvery != null) {
      settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, options.checkpointEvery);
    }
    if (options.checkpointDir != null) {
      settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, options.checkpointDir);
    }
    options.settings.forEach(settings::setString);
    return settings;
  }

  /**
   * Returns what a cluster in this JVM wants: the loopback interface only, no waiting for slots,
   * and an end to restarts when failures keep coming.
   *
   * @param bounded whether the input ends by itself; else checkpoints are taken unless forbidden
   * @param scratch where checkpoints go unless told otherwise
   */
  static Configuration ofEmbedded(LaunchOptions options, boolean bounded, Path scratch) {
    Configuration settings = new Configuration();
    settings.set(CoreOptions.DEFAULT_PARALLELISM, Runtime.getRuntime().availableProcessors());
    loopback(settings);
    restarts(settings);
    if (!bounded) {
      settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, UNBOUNDED_CHECKPOINTS);
    }
    settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, scratch.toUri().toString());
    settings.addAll(ofPipelines(options));
    int slots = settings.get(CoreOptions.DEFAULT_PARALLELISM);
    settings.set(TaskManagerOptions.NUM_TASK_SLOTS, slots);
    return settings;
  }

  private static void loopback(Configuration settings) {
    settings.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    settings.set(RestOptions.ADDRESS, LOOPBACK);
    settings.set(RestOptions.BIND_PORT, "0");
    settings.set(JobManagerOptions.ADDRESS, LOOPBACK);
    settings.set(JobManagerOptions.BIND_HOST, LOOPBACK);
    settings.set(TaskManagerOptions.HOST, LOOPBACK);
    settings.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
    settings.set(WebOptions.SUBMIT_ENABLE, false);
    settings.setString("slotmanager.requirement-check.delay", "0 ms");
  }

  private static void restarts(Configuration settings) {
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "failure-rate");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FAILURE_RATE_MAX_FAILURES_PER_INTERVAL, 3);
    settings.set(
        RestartStrategyOptions.RESTART_STRATEGY_FAILURE_RATE_FAILURE_RATE_INTERVAL,
        Duration.ofMinutes(5));
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FAILURE_RATE_DELAY, Duration.ofSeconds(1));
  }
}
