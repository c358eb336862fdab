package dev.rtc.testing.job;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Builds a Flink job on an environment; the same each time it is called. */
@FunctionalInterface
public interface JobProgram {

  /**
   * Adds sources, steps and sinks to an environment. It may call {@code execute}, which then only
   * ends the building.
   *
   * @throws Exception if the job cannot be built
   */
  void build(StreamExecutionEnvironment environment) throws Exception;
}
