package dev.rtc.testing.windows;

import static java.time.Duration.ofDays;

import dev.rtc.Assembly;
import dev.rtc.Flow;
import dev.rtc.KeyedFlow;
import dev.rtc.Pipeline;
import dev.rtc.aggregate.Aggregation;
import dev.rtc.connector.Delivery;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.time.EventTime;
import dev.rtc.type.DataType;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Defines the pipelines of the campaign: several sources, one window step. */
final class Windows {

  static final String STEP = "windows";
  static final List<String> SOURCES = List.of("first", "second", "third");

  private static final DataType<Fact> FACTS = DataType.of(Fact.class);

  /** Only scripts move the watermark. */
  private static final EventTime<Fact> TIME =
      EventTime.<Fact>outOfOrder(fact -> Instant.ofEpochMilli(fact.at()), ofDays(10_000))
          .neverIdle();

  private Windows() {}

  static Pipeline of(Kind kind, Choice choice, Summary summary) {
    return Pipeline.define("windows", p -> append(keyed(p), kind, choice, summary.aggregation()));
  }

  static Pipeline byClock(Kind kind, Summary summary) {
    return Pipeline.define(
        "windows",
        p ->
            keyed(p).window(kind.clock()).aggregate(STEP, summary.aggregation()).to("out", sink()));
  }

  private static <R> void append(
      KeyedFlow<Fact.Lane, Fact> facts, Kind kind, Choice choice, Aggregation<Fact, ?, R> folding) {
    if (choice.corrects()) {
      facts
          .window(kind.window(), choice.corrections(sink()))
          .aggregate(STEP, folding)
          .changes("changes")
          .to("out", sink());
    } else {
      facts.window(kind.window(), choice.late(sink())).aggregate(STEP, folding).to("out", sink());
    }
  }

  private static KeyedFlow<Fact.Lane, Fact> keyed(Assembly p) {
    return SOURCES.stream()
        .map(id -> p.from(id, source(), TIME))
        .reduce(Flow::union)
        .orElseThrow()
        .keyBy(Fact::lane);
  }

  @SuppressWarnings("unchecked") // it is never opened
  private static SourceSpec<Fact> source() {
    return SourceSpec.of(
        (Source<Fact, ?, ?>) (Source<?, ?, ?>) new NumberSequenceSource(0, 0), FACTS);
  }

  private static <T> SinkSpec<T> sink() {
    return SinkSpec.of(new DiscardingSink<>(), Delivery.AT_LEAST_ONCE);
  }
}
