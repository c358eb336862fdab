package com.example.clicks;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;

/** A Flink job as anybody writes it: nothing of rtc is in it. */
public final class ClicksPerMinute {

  private ClicksPerMinute() {}

  public static void main(String[] args) throws Exception {
    build(StreamExecutionEnvironment.getExecutionEnvironment());
  }

  static void build(StreamExecutionEnvironment environment) throws Exception {
    environment
        .fromSource(
            new NumberSequenceSource(0, 1_000_000),
            WatermarkStrategy.<Long>forBoundedOutOfOrderness(Duration.ofSeconds(5))
                .withTimestampAssigner((second, unset) -> second * 1000),
            "clicks")
        .uid("clicks")
        .map(second -> Tuple2.of("user-" + second % 3, 1))
        .returns(Types.TUPLE(Types.STRING, Types.INT))
        .uid("user")
        .keyBy(click -> click.f0)
        .window(TumblingEventTimeWindows.of(Duration.ofMinutes(1)))
        .sum(1)
        .uid("per-minute")
        .sinkTo(new DiscardingSink<>())
        .uid("counts");
    environment.execute("clicks per minute");
  }
}
