package dev.rtc.testing.simulation;

import dev.rtc.testing.job.CommittingSink;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;

/** Lets the sinks of a simulation commit in which commits fail. */
final class SimulatedCommits {

  private SimulatedCommits() {}

  /** Returns a sink that commits if the simulation wants it to. */
  static <T> Sink<T> ifNeeded(SimulatedSink<T> sink) {
    return World.find(sink.world()).commits()
        ? new CommittingSink<>(sink, sink.output(), madeIn(sink.world()))
        : sink;
  }

  private static CommittingSink.Commits madeIn(String id) {
    return () -> {
      World world = World.find(id);
      return output -> world.commit(output, "", List.of());
    };
  }
}
