package dev.rtc;

import dev.rtc.connector.Delivery;
import dev.rtc.connector.SinkInput;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.flink.Translation;
import dev.rtc.graph.CallSite;
import dev.rtc.graph.Graph;
import dev.rtc.plan.Planner;
import dev.rtc.time.EventTime;
import dev.rtc.type.DataType;
import java.time.Instant;
import java.util.function.Function;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Defines steps whose ends are streams of a DataStream program, in place of connectors. */
final class StreamPart {

  private static final String IN = "in";
  private static final String OUT = "out";

  private StreamPart() {}

  static <T, R> DataStream<R> apply(
      DataStream<T> stream,
      String name,
      DataType<T> type,
      Function<? super Flow<T>, Flow<R>> part,
      CallSite at) {
    EventTime<T> itsOwn = EventTime.ascending((T record) -> Instant.MIN).neverIdle();
    Graph graph =
        new Assembly()
            .define(
                name,
                at,
                p ->
                    p.within(
                        name,
                        () -> {
                          part.apply(p.from(IN, new StreamIn<>(type), itsOwn))
                              .to(OUT, new StreamOut<>());
                          return name;
                        }));
    return Translation.translate(
        Planner.plan(graph), stream, name + "/" + IN, type, name + "/" + OUT);
  }

  /** Stands where the stream comes in; nobody asks it for a Flink source. */
  private record StreamIn<T>(DataType<T> type) implements SourceSpec<T> {

    @Override
    public String describe() {
      return "a stream";
    }

    @Override
    public Boundedness boundedness() {
      return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public Source<T, ?, ?> source() {
      throw new IllegalStateException("a stream has no source");
    }
  }

  /** Stands where the stream goes out; nobody asks it for a Flink sink. */
  private record StreamOut<T>() implements SinkSpec<T> {

    @Override
    public String describe() {
      return "a stream";
    }

    @Override
    public Delivery delivery() {
      return Delivery.AT_LEAST_ONCE;
    }

    @Override
    public Sink<T> sink(SinkInput<? extends T> input) {
      throw new IllegalStateException("a stream has no sink");
    }
  }
}
