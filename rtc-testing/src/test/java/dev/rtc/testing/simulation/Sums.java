package dev.rtc.testing.simulation;

import java.time.Duration;
import java.util.stream.LongStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;

/** Makes plain DataStream jobs over numbers. */
final class Sums {

  static final TypeInformation<Tuple2<Long, Long>> PAIR =
      TypeInformation.of(new TypeHint<Tuple2<Long, Long>>() {});

  private static final long KEYS = 3;
  private static final Duration WINDOW = Duration.ofMillis(5);

  private Sums() {}

  static Long[] numbers(int count) {
    return LongStream.range(0, count).boxed().toArray(Long[]::new);
  }

  static DataStream<Long> numbers(StreamExecutionEnvironment environment, SimulatedEnds ends) {
    return environment
        .fromSource(
            ends.source("numbers", Types.LONG),
            WatermarkStrategy.<Long>forMonotonousTimestamps()
                .withTimestampAssigner((number, unset) -> number),
            "numbers")
        .uid("numbers");
  }

  static void perWindow(StreamExecutionEnvironment environment, SimulatedEnds ends) {
    numbers(environment, ends)
        .map(number -> Tuple2.of(number % KEYS, number))
        .returns(PAIR)
        .uid("pairs")
        .keyBy(pair -> pair.f0)
        .window(TumblingEventTimeWindows.of(WINDOW))
        .sum(1)
        .uid("windows")
        .sinkTo(ends.sink("sums", PAIR))
        .uid("sums");
  }

  static Simulation simulation(String name, SimulatedJob job) {
    return Simulation.of(name, job).input("numbers", numbers(12));
  }
}
