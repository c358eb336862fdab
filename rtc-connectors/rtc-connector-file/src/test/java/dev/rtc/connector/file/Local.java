package dev.rtc.connector.file;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Makes environments that run in this JVM. */
final class Local {

  private Local() {}

  static StreamExecutionEnvironment flink(int parallelism) {
    Configuration configuration = new Configuration();
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    return flink(parallelism, configuration);
  }

  /** Returns the name of a part file without its random token. */
  static String withoutToken(String part) {
    return part.replaceFirst("^(part-\\d+)-[0-9a-f]{16}-", "$1-");
  }

  /** Takes checkpoints all the time and restarts once. */
  static StreamExecutionEnvironment restartingFlink(int parallelism) {
    Configuration configuration = new Configuration();
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(20));
    return flink(parallelism, configuration);
  }

  private static StreamExecutionEnvironment flink(int parallelism, Configuration configuration) {
    StreamExecutionEnvironment flink =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
    flink.getConfig().enableObjectReuse();
    return flink;
  }
}
