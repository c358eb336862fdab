package dev.rtc.testing;

import dev.rtc.testing.job.Ends;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;

/** Makes tapes and collectors. */
record TestedEnds(LiveRun run) implements Ends {

  @Override
  public <T> Source<T, ?, ?> source(String uid, TypeInformation<T> type, Boundedness boundedness) {
    return new ScriptedSource<>(
        run.id(), uid, new Handout.OfRecords<>(Codec.of(type)), boundedness);
  }

  @Override
  public <T> Sink<T> sink(String uid, TypeInformation<T> type) {
    return CommittedSink.ifNeeded(new CollectingSink<>(run.id(), uid, Codec.of(type)));
  }
}
