package dev.rtc;

import static dev.rtc.aggregate.Aggregations.summing;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.aggregate.Aggregations;
import dev.rtc.check.InvalidPipelineException;
import dev.rtc.time.Late;
import dev.rtc.time.Window;
import dev.rtc.type.DataType;
import dev.rtc.type.Keyed;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // collecting may be interrupted as it closes
class StreamPartTest {

  private final StreamExecutionEnvironment environment =
      StreamExecutionEnvironment.createLocalEnvironment(2);

  @Test
  void a_stream_goes_through_the_steps_and_comes_out_as_a_stream() throws Exception {
    DataStream<Keyed<Long, Long>> sums =
        Pipeline.applyTo(
            timed(),
            "sums",
            DataType.LONG,
            numbers ->
                numbers
                    .filter("even", n -> n % 2 == 0)
                    .keyBy(n -> n % 3)
                    .window(Window.tumbling(ofMillis(50)), Late.drop())
                    .aggregate("sum", summing(n -> n))
                    .map(
                        "row",
                        DataType.keyed(DataType.LONG, DataType.LONG),
                        w -> new Keyed<>(w.key(), w.value())));

    assertThat(collected(sums))
        .containsExactlyInAnyOrder(
            new Keyed<>(0L, 6L + 12 + 18 + 24 + 30 + 36 + 42 + 48),
            new Keyed<>(1L, 4L + 10 + 16 + 22 + 28 + 34 + 40 + 46),
            new Keyed<>(2L, 2L + 8 + 14 + 20 + 26 + 32 + 38 + 44));
  }

  @Test
  void every_uid_begins_with_the_name_of_the_part() {
    DataStream<Long> out =
        Pipeline.applyTo(
            environment.fromSequence(0, 1), "part", DataType.LONG, f -> f.map("next", n -> n + 1));

    assertThat(out.getTransformation().getTransitivePredecessors())
        .extracting(Transformation::getUid)
        .contains("part/in", "part/next");
  }

  @Test
  void a_part_may_hand_the_stream_on_as_it_is() throws Exception {
    DataStream<Long> out =
        Pipeline.applyTo(environment.fromSequence(1, 3), "part", DataType.LONG, flow -> flow);

    assertThat(collected(out)).containsExactlyInAnyOrder(1L, 2L, 3L);
  }

  @Test
  void a_fault_names_the_step_and_the_line_of_the_part() {
    DataStream<Long> numbers = environment.fromSequence(0, 1);

    assertThatThrownBy(
            () ->
                Pipeline.applyTo(
                    numbers,
                    "part",
                    DataType.LONG,
                    flow ->
                        flow.keyBy(n -> n)
                            .total("count", Aggregations.counting())
                            .map("value", Keyed::value)))
        .isInstanceOf(InvalidPipelineException.class)
        .hasMessageContaining("RTC-302 at 'part/count' (StreamPartTest.java:");
  }

  private DataStream<Long> timed() {
    return environment
        .fromSequence(1, 49)
        .assignTimestampsAndWatermarks(
            WatermarkStrategy.<Long>forMonotonousTimestamps()
                .withTimestampAssigner((number, before) -> number));
  }

  private static <T> List<T> collected(DataStream<T> stream) throws Exception {
    List<T> all = new ArrayList<>();
    try (CloseableIterator<T> results = stream.executeAndCollect()) {
      results.forEachRemaining(all::add);
    }
    return all;
  }
}
