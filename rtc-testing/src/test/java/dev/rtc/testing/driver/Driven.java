package dev.rtc.testing.driver;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Makes drivers, and runs on a cluster, for a job that a test writes down once. */
final class Driven {

  private Driven() {}

  static JobDriver job(Consumer<StreamExecutionEnvironment> job) {
    return job(new Configuration(), job);
  }

  static JobDriver job(Configuration given, Consumer<StreamExecutionEnvironment> job) {
    return new JobDriver(
        parallelism -> {
          StreamExecutionEnvironment environment = environment(given, parallelism);
          job.accept(environment);
          return JobDriver.compile(environment.getStreamGraph());
        },
        Instant.EPOCH);
  }

  static StreamExecutionEnvironment environment(int parallelism) {
    return environment(new Configuration(), parallelism);
  }

  private static StreamExecutionEnvironment environment(Configuration given, int parallelism) {
    Configuration configuration = new Configuration(given);
    configuration.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(200));
    JobDriver.configure(configuration);
    StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
    environment.setParallelism(parallelism);
    environment.setMaxParallelism(128);
    return environment;
  }

  static void onCluster(int parallelism, Consumer<StreamExecutionEnvironment> job)
      throws Exception {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism);
    environment.setMaxParallelism(128);
    environment.enableCheckpointing(50);
    job.accept(environment);
    environment.execute();
  }
}
