package dev.rtc.testing.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.CoGroupFunction;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.functions.co.ProcessJoinFunction;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperatorTest {

  private static final String OUT = "operator-out";
  private static final String LEFT = "operator-left";
  private static final String RIGHT = "operator-right";

  @AfterEach
  void forget() {
    Kept.clear(OUT);
    Fed.clear(LEFT);
    Fed.clear(RIGHT);
    Answers.PENDING.clear();
  }

  private static JobDriver two(
      Function<DataStream<Long>, Function<DataStream<Long>, DataStream<?>>> job) {
    return Driven.job(
        environment ->
            job.apply(fed(environment, LEFT))
                .apply(fed(environment, RIGHT))
                .sinkTo(Kept.moreIn(OUT)));
  }

  private static SingleOutputStreamOperator<Long> fed(
      StreamExecutionEnvironment environment, String name) {
    return environment
        .fromSource(Fed.of(name, 1), EachRecord.strategy(), name, Types.LONG)
        .uid(name);
  }

  private static void feed(JobDriver driver, String name, long... values) {
    Fed.feed(name).add(0, values);
    driver.settle();
  }

  private static void endBoth(JobDriver driver) throws Exception {
    Fed.feed(LEFT).end();
    Fed.feed(RIGHT).end();
    driver.end();
  }

  @Test
  void two_inputs_share_keyed_state() throws Exception {
    try (JobDriver driver =
        two(
            left ->
                right ->
                    left.keyBy(x -> x % 2)
                        .connect(right.keyBy(x -> x % 2))
                        .process(new LastOfBoth()))) {
      driver.start(2);
      feed(driver, LEFT, 1, 2);
      feed(driver, RIGHT, 3);
      driver.restart(3);
      feed(driver, LEFT, 4);

      assertThat(Kept.texts(OUT)).containsExactlyInAnyOrder("1+null", "2+null", "1+3", "4+null");
    }
  }

  @Test
  void broadcast_state_reaches_all_and_survives_rescaling() throws Exception {
    MapStateDescriptor<Long, Long> factors =
        new MapStateDescriptor<>("factors", Types.LONG, Types.LONG);
    try (JobDriver driver =
        two(
            left ->
                right ->
                    left.connect(right.broadcast(factors))
                        .process(new Multiplying(factors))
                        .uid("multiply"))) {
      driver.start(2);
      feed(driver, RIGHT, 10);
      feed(driver, LEFT, 1);
      driver.restart(3);
      feed(driver, LEFT, 2, 3);
      driver.checkpoint(CheckpointKind.UNALIGNED);
      driver.crash(1);
      feed(driver, RIGHT, 100);
      feed(driver, LEFT, 4);

      assertThat(Kept.texts(OUT)).containsExactlyInAnyOrder("10", "20", "30", "400");
      assertThat(driver.state("multiply").broadcast())
          .isEqualTo(Map.of("factors", Map.of(0L, 100L)));
    }
  }

  @Test
  void an_interval_join_meets_what_came_before_a_crash() throws Exception {
    try (JobDriver driver =
        two(
            left ->
                right ->
                    left.keyBy(x -> x / 1000)
                        .intervalJoin(right.keyBy(x -> x / 1000))
                        .between(Duration.ofMillis(-5), Duration.ofMillis(5))
                        .process(new Pairs()))) {
      driver.start(2);
      feed(driver, LEFT, 100, 104);
      driver.checkpoint();
      driver.crash(3);
      feed(driver, RIGHT, 101, 108);

      assertThat(Kept.texts(OUT)).containsExactlyInAnyOrder("100-101", "104-101", "104-108");
    }
  }

  @Test
  void a_coGroup_fires_as_on_a_cluster() throws Exception {
    try (JobDriver driver =
        two(
            left ->
                right ->
                    left.coGroup(right)
                        .where(x -> x % 2)
                        .equalTo(x -> x % 2)
                        .window(TumblingEventTimeWindows.of(Duration.ofMillis(10)))
                        .apply(new Sizes()))) {
      driver.start(2);
      feed(driver, LEFT, 1, 3, 12);
      feed(driver, RIGHT, 5, 14);
      endBoth(driver);

      assertThat(Kept.texts(OUT)).containsExactlyInAnyOrder("2/1", "1/1");
    }
  }

  @Test
  void side_outputs_go_their_own_way() throws Exception {
    OutputTag<Long> odd = new OutputTag<>("odd", Types.LONG);
    try (JobDriver driver =
        Driven.job(
            environment -> {
              SingleOutputStreamOperator<Long> even =
                  fed(environment, LEFT).rebalance().process(new Splitting(odd));
              even.keyBy(x -> x).map(x -> "even " + x).sinkTo(Kept.moreIn(OUT));
              even.getSideOutput(odd).rescale().map(x -> "odd " + x).sinkTo(Kept.moreIn(OUT));
            })) {
      driver.start(2);
      feed(driver, LEFT, 1, 2, 3);
      driver.checkpoint(CheckpointKind.UNALIGNED);

      assertThat(Kept.texts(OUT)).containsExactlyInAnyOrder("odd 1", "even 2", "odd 3");
    }
  }

  @Test
  void timers_of_both_kinds_go_off_in_their_order() throws Exception {
    try (JobDriver driver =
        Driven.job(
            environment ->
                fed(environment, LEFT)
                    .keyBy(x -> x)
                    .process(new Alarms())
                    .uid("alarms")
                    .sinkTo(Kept.moreIn(OUT)))) {
      driver.start(2);
      feed(driver, LEFT, 3, 1);
      assertThat(driver.timers("alarms"))
          .extracting(PendingTimer::domain, PendingTimer::at, PendingTimer::key)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(TimeDomain.EVENT_TIME, 11L, 1L),
              org.assertj.core.groups.Tuple.tuple(TimeDomain.EVENT_TIME, 13L, 3L),
              org.assertj.core.groups.Tuple.tuple(TimeDomain.PROCESSING_TIME, 1000L, 1L),
              org.assertj.core.groups.Tuple.tuple(TimeDomain.PROCESSING_TIME, 3000L, 3L));

      driver.restart(3);
      driver.advance(Duration.ofMillis(2500));
      feed(driver, LEFT, 20);
      driver.advance(Duration.ofMillis(499));

      assertThat(Kept.texts(OUT))
          .containsExactly("1 at PROCESSING_TIME 1000", "1 at EVENT_TIME 11", "3 at EVENT_TIME 13");
      driver.advance(Duration.ofMillis(1));
      assertThat(Kept.texts(OUT)).contains("3 at PROCESSING_TIME 3000");
    }
  }

  @Test
  void asynchronous_steps_wait_for_the_futures_of_the_test() throws Exception {
    try (JobDriver driver = asynchronous(false)) {
      driver.start(1);
      feed(driver, LEFT, 1, 2, 3);
      Answers.PENDING.get(2L).complete("two");
      driver.settle();
      assertThat(Kept.texts(OUT)).isEmpty();

      driver.checkpoint();
      Answers.PENDING.get(1L).complete("one");
      driver.settle();
      assertThat(Kept.texts(OUT)).containsExactly("one", "two");

      Answers.PENDING.clear();
      driver.crash();
      driver.settle();
      assertThat(Answers.PENDING).containsOnlyKeys(1L, 2L, 3L);
    }
  }

  @Test
  void asynchronous_steps_time_out_by_the_virtual_clock_and_try_again() throws Exception {
    try (JobDriver driver = asynchronous(true)) {
      driver.start(1);
      feed(driver, LEFT, 1);
      Answers.PENDING.get(1L).completeExceptionally(new IllegalStateException("busy"));
      driver.settle();
      Answers.PENDING.clear();
      driver.advance(Duration.ofMillis(99));
      assertThat(Answers.PENDING).isEmpty();
      driver.advance(Duration.ofMillis(2));
      assertThat(Answers.PENDING).containsOnlyKeys(1L);

      driver.advance(Duration.ofSeconds(60));

      assertThat(Kept.texts(OUT)).containsExactly("1 timed out");
    }
  }

  private static JobDriver asynchronous(boolean again) {
    return Driven.job(
        environment ->
            (again
                    ? AsyncDataStream.orderedWaitWithRetry(
                        fed(environment, LEFT),
                        new Answers(),
                        30,
                        TimeUnit.SECONDS,
                        10,
                        Answers.RETRY)
                    : AsyncDataStream.orderedWait(
                        fed(environment, LEFT), new Answers(), 30, TimeUnit.SECONDS, 10))
                .uid("answers")
                .sinkTo(Kept.moreIn(OUT)));
  }

  @Test
  void generated_sources_run_by_their_own_enumerators() throws Exception {
    try (JobDriver driver =
        Driven.job(
            environment ->
                environment
                    .fromSource(
                        new DataGeneratorSource<>(
                            index -> index * 10, 20, RateLimiterStrategy.noOp(), Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        "generated")
                    .uid("generated")
                    .sinkTo(Kept.moreIn(OUT)))) {
      driver.start(2);
      driver.end();

      assertThat(Kept.texts(OUT)).hasSize(20).contains("0", "190").doesNotHaveDuplicates();
    }
  }

  @Test
  void an_idle_source_holds_nobody_back() throws Exception {
    try (JobDriver driver =
        Driven.job(
            environment ->
                environment
                    .fromSource(
                        Fed.of(LEFT, 2),
                        EachRecord.strategy().withIdleness(Duration.ofSeconds(5)),
                        "numbers",
                        Types.LONG)
                    .keyBy(x -> 0)
                    .window(TumblingEventTimeWindows.of(Duration.ofMillis(10)))
                    .reduce(Long::sum)
                    .sinkTo(Kept.moreIn(OUT)))) {
      driver.start(2);
      feed(driver, LEFT, 1, 30);
      assertThat(Kept.texts(OUT)).isEmpty();

      driver.advance(Duration.ofSeconds(11));
      feed(driver, LEFT, 31);

      assertThat(Kept.texts(OUT)).containsExactly("1");
    }
  }

  @Test
  void watermark_alignment_is_refused_by_name() throws Exception {
    try (JobDriver driver =
        Driven.job(
            environment ->
                environment
                    .fromSource(
                        new NumberSequenceSource(1, 2),
                        EachRecord.strategy()
                            .withWatermarkAlignment("group", Duration.ofSeconds(1)),
                        "aligned",
                        Types.LONG)
                    .sinkTo(Kept.moreIn(OUT)))) {
      assertThatThrownBy(() -> driver.start(1))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageStartingWith(
              "the driver cannot run the watermark alignment of 'Source: aligned")
          .hasMessageContaining("leave withWatermarkAlignment out in the test");
    }
  }

  private static final class Pairs extends ProcessJoinFunction<Long, Long, String> {
    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(
        Long left,
        Long right,
        ProcessJoinFunction<Long, Long, String>.Context context,
        Collector<String> out) {
      out.collect(left + "-" + right);
    }
  }

  private static final class Sizes implements CoGroupFunction<Long, Long, String> {
    private static final long serialVersionUID = 1L;

    @Override
    public void coGroup(Iterable<Long> left, Iterable<Long> right, Collector<String> out) {
      out.collect(size(left) + "/" + size(right));
    }

    private static int size(Iterable<Long> all) {
      int size = 0;
      for (Long each : all) {
        size += each == null ? 0 : 1;
      }
      return size;
    }
  }

  private static final class Splitting extends ProcessFunction<Long, Long> {
    private static final long serialVersionUID = 1L;
    private final OutputTag<Long> odd;

    Splitting(OutputTag<Long> odd) {
      this.odd = odd;
    }

    @Override
    public void processElement(
        Long value, ProcessFunction<Long, Long>.Context context, Collector<Long> out) {
      if (value % 2 == 0) {
        out.collect(value);
      } else {
        context.output(odd, value);
      }
    }
  }
}
