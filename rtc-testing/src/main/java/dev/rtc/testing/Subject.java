package dev.rtc.testing;

import dev.rtc.graph.Node;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** Is what a test runs: an rtc pipeline, or any other program that builds a Flink job. */
interface Subject {

  /** Says what it is, for messages: a pipeline, or a job. */
  String kind();

  String name();

  /** Says which it is, for messages. */
  default String title() {
    return "%s '%s'".formatted(kind(), name());
  }

  /** Returns the sources that a script can stand in for. */
  List<InputPort<?>> inputs();

  /**
   * Returns one of those sources.
   *
   * @throws IllegalArgumentException if it is none of them; the message lists those that exist
   */
  InputPort<?> input(String id);

  /** Returns the sinks that are replaced by collectors. */
  List<OutputPort> outputs();

  /**
   * Requires one of those sinks.
   *
   * @throws IllegalArgumentException if it is none of them; the message lists those that exist
   */
  void requireOutput(String id);

  /** Says which output it is, for messages. */
  String describeOutput(String id);

  /** Tells which results of windows an output has. */
  Panes panes(String output, Engine engine);

  /** Names all that records can enter, steps and sinks. */
  List<String> steps();

  /** Names what a test can touch. */
  CoveredParts parts();

  /** Finds a step in the graph of a pipeline; in any other job there is none. */
  Optional<Node> node(String id);

  /** Makes the job, with tapes instead of those sources and collectors instead of its sinks. */
  StreamGraph graph(LiveRun run, Configuration configuration);

  /** Tells whether something is a source or sink that a test puts its own in the place of. */
  default boolean isReplaced(String id) {
    return inputs().stream().anyMatch(input -> input.id().equals(id))
        || outputs().stream().anyMatch(output -> output.id().equals(id));
  }
}
