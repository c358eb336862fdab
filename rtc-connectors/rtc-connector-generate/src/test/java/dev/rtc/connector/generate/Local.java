package dev.rtc.connector.generate;

import dev.rtc.connector.SourceSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/** Runs sources in this JVM. */
@SuppressWarnings("try") // collecting may be interrupted as it closes
final class Local {

  private Local() {}

  static StreamExecutionEnvironment flink(int parallelism) {
    Configuration configuration = new Configuration();
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    return StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
  }

  /** Takes checkpoints all the time and restarts once. */
  static StreamExecutionEnvironment restartingFlink(int parallelism) {
    Configuration configuration = new Configuration();
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(20));
    return StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
  }

  static <T> DataStream<T> stream(StreamExecutionEnvironment flink, SourceSpec<T> source) {
    return flink.fromSource(
        source.source(),
        WatermarkStrategy.noWatermarks(),
        "source",
        source.type().typeInformation());
  }

  static <T> List<T> read(StreamExecutionEnvironment flink, SourceSpec<T> source) throws Exception {
    return collect(stream(flink, source));
  }

  static <T> List<T> collect(DataStream<T> stream) throws Exception {
    List<T> found = new ArrayList<>();
    try (CloseableIterator<T> results = stream.executeAndCollect()) {
      results.forEachRemaining(found::add);
    }
    return found;
  }
}
