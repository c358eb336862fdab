package dev.rtc.launch;

import dev.rtc.plan.PhysicalPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
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
  private static final int MOST_RESTARTS = 3;
  private static final Duration FORGETTING = Duration.ofHours(1);

  private Settings() {}

  /**
   * Reads settings, of which Flink tells the malformed ones.
   *
   * @throws UsageException if a setting is malformed
   */
  static <T> T reading(Supplier<T> settings) {
    try {
      return settings.get();
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

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
   * @param plan what will run; if its input never ends, checkpoints are taken unasked
   * @param processors how many there are: the parallelism, as far as the plan allows
   * @param scratch where checkpoints go unless told otherwise
   */
  static Configuration ofEmbedded(
      LaunchOptions options, PhysicalPlan plan, int processors, Path scratch) {
    Configuration settings = new Configuration();
    settings.set(CoreOptions.DEFAULT_PARALLELISM, Math.min(processors, plan.maxParallelism()));
    loopback(settings);
    if (!plan.bounded()) {
      settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, UNBOUNDED_CHECKPOINTS);
    }
    settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, scratch.toUri().toString());
    settings.addAll(ofPipelines(options));
    restarts(settings);
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

  /**
   * Ends the restarts of a record that fails every time, however late in the run it comes: without
   * checkpoints a restart begins at zero and gains nothing; with them a failure that comes back
   * does so within the time between two checkpoints, before earlier ones are forgotten.
   */
  private static void restarts(Configuration settings) {
    Optional<Duration> checkpoints =
        settings.getOptional(CheckpointingOptions.CHECKPOINTING_INTERVAL);
    setUnlessGiven(
        settings,
        RestartStrategyOptions.RESTART_STRATEGY,
        checkpoints.isPresent() ? "exponential-delay" : "disable");
    setUnlessGiven(
        settings,
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS,
        MOST_RESTARTS);
    setUnlessGiven(
        settings,
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
        checkpoints.orElse(Duration.ZERO).plus(FORGETTING));
  }

  private static <T> void setUnlessGiven(Configuration settings, ConfigOption<T> option, T value) {
    if (!settings.contains(option)) {
      settings.set(option, value);
    }
  }
}
