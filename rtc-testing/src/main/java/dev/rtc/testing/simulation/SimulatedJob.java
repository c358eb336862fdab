package dev.rtc.testing.simulation;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Defines a DataStream job to be simulated. */
@FunctionalInterface
public interface SimulatedJob {

  /**
   * Adds the steps of the job; it is called again for each parallelism. Operators with state want a
   * uid, as in production. Nothing is executed.
   *
   * @param environment the environment, set to the parallelism and the state backend of the run
   * @param ends the sources and sinks of the simulation
   */
  void define(StreamExecutionEnvironment environment, SimulatedEnds ends);
}
