package dev.rtc.testing;

import dev.rtc.testing.job.CommittingSink;
import org.apache.flink.api.connector.sink2.Sink;

/** Lets the sinks commit whose commits are to fail. */
final class CommittedSink {

  private CommittedSink() {}

  /** Returns a sink that commits if that is planned to fail, and one that only collects if not. */
  static <T> Sink<T> ifNeeded(CollectingSink<T> sink) {
    Faults faults = LiveRun.find(sink.run()).faults().faults();
    return faults.concerns(Faults.Kind.COMMIT, sink.output())
        ? new CommittingSink<>(sink, sink.output(), countedIn(sink.run()))
        : sink;
  }

  private static CommittingSink.Commits countedIn(String run) {
    return () -> {
      FaultBoard faults = LiveRun.find(run).faults();
      return output -> faults.count(Faults.Kind.COMMIT, output);
    };
  }
}
