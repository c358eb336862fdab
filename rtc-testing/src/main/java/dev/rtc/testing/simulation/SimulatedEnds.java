package dev.rtc.testing.simulation;

import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Gives a simulated job its sources and sinks. */
public final class SimulatedEnds {

  private final World world;
  private final ExecutionConfig config;

  SimulatedEnds(World world, StreamExecutionEnvironment environment) {
    this.world = world;
    this.config = environment.getConfig();
  }

  /** Names the world to a source that reads an input. */
  String worldOfInput(String input, Class<?> records) {
    world.hasInput(input, records);
    return world.id();
  }

  /** Names the world to a sink that writes to an output. */
  String worldOfOutput(String output) {
    world.hasOutput(output);
    return world.id();
  }

  /**
   * Returns a bounded source that reads an input of the simulation.
   *
   * <p>If the records are mutable, it hands them out in one object again and again, and spoils it
   * as soon as the call is over.
   *
   * @param input its name, that of {@link Simulation#input}
   * @param type the type of its records
   */
  public <T> Source<T, ?, ?> source(String input, TypeInformation<T> type) {
    return new SimulatedSource<>(
        worldOfInput(input, type.getTypeClass()),
        input,
        type,
        serializer(type),
        Boundedness.BOUNDED);
  }

  /**
   * Returns a sink that writes exactly once, as an ideal transactional one: what no completed
   * checkpoint vouches for is gone after a crash.
   *
   * @param output the name under which the simulation judges what was written
   * @param type the type of its records
   */
  public <T> Sink<T> sink(String output, TypeInformation<T> type) {
    return SimulatedCommits.ifNeeded(
        new SimulatedSink<>(worldOfOutput(output), output, serializer(type)));
  }

  /**
   * Returns a system that a sink of the user's own can write to.
   *
   * @param output the name under which the simulation judges what was written
   */
  public <T> Outside<T> outside(String output) {
    return new Outside<>(worldOfOutput(output), output);
  }

  private <T> TypeSerializer<T> serializer(TypeInformation<T> type) {
    return type.createSerializer(config.getSerializerConfig());
  }
}
