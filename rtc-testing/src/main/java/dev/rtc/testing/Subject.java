package dev.rtc.testing;

import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** Is what a test runs: an rtc pipeline, or any other program that builds a Flink job. */
interface Subject {

  String name();

  /** Returns the sources that a script can stand in for. */
  List<InputPort<?>> inputs();

  /** Makes the job, with tapes instead of those sources and collectors instead of its sinks. */
  StreamGraph graph(LiveRun run, Configuration configuration);
}
