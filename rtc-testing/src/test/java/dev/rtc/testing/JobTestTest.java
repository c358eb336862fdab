package dev.rtc.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobTestTest {

  @ParameterizedTest
  @EnumSource(Engine.class)
  void the_ends_of_a_plain_job_are_replaced_by_uid(Engine engine) {
    JobTest test = JobTest.of(JobTestTest::sumsPerSecond).on(engine);

    test.<Long>input("numbers").send(1L, 2L, 1_001L).watermark(Instant.ofEpochMilli(999));
    test.restart(3);
    test.<Long>input("numbers").send(1_002L);
    test.end();

    test.<Long>output("sums").containsInAnyOrder(3L, 2_003L);
  }

  @Test
  void a_strategy_that_emits_by_the_clock_does_so_when_the_clock_moves() {
    JobTest test = JobTest.of(JobTestTest::sumsPerSecond);
    test.<Long>input("numbers").send(1L, 2L, 2_001L);
    test.<Long>output("sums").isEmpty();

    test.advanceClock(Duration.ofMillis(200));

    test.<Long>output("sums").containsInAnyOrder(3L);
    test.close();
  }

  @Test
  void what_a_crash_undoes_is_done_once_more() {
    JobTest test = JobTest.of(JobTestTest::sumsPerSecond);
    test.<Long>input("numbers").send(1L);
    test.checkpoint();
    test.<Long>input("numbers").send(2L).watermark(Instant.ofEpochMilli(1_000));

    test.crash();
    test.end();

    test.<Long>output("sums").containsExactly(3L);
  }

  @ParameterizedTest
  @EnumSource(names = {"DRIVER", "SIMULATION"})
  @Timeout(60)
  void records_that_never_come_are_not_awaited_for_ever(Engine engine) {
    JobTest test = JobTest.of(JobTestTest::sumsPerSecond).on(engine);

    assertThatThrownBy(
            () -> {
              test.awaitRecords("sums", 1);
              test.end();
            })
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "0 of the 1 records awaited have reached 'sums' of job 'sums per second' after 1 day of"
                + " the clock");
    test.close();
  }

  @Test
  void a_uid_that_is_missing_is_told() {
    JobTest test = JobTest.of(JobTestTest::sumsPerSecond);

    assertThatThrownBy(() -> test.input("number"))
        .hasMessage("the job has no source with the uid 'number'; it has [numbers]");
    assertThatThrownBy(() -> test.output("sum"))
        .hasMessage("the job has no sink with the uid 'sum'; it has [sums]");
  }

  @Test
  void an_end_without_a_uid_is_told_with_what_gives_it_one() {
    JobTest test = JobTest.of(JobTestTest::nameless);

    assertThatThrownBy(() -> test.input("in"))
        .hasMessage(
            "the job has no source with the uid 'in'; it has none with a uid, but 'numbers'"
                + " without; write .uid(\"in\") behind fromSource(...)");
    assertThatThrownBy(() -> test.output("out"))
        .hasMessage(
            "the job has no sink with the uid 'out'; it has [first], and 'printed', 'Sink'"
                + " without; write .uid(\"out\") behind sinkTo(...)");
  }

  @Test
  void a_program_without_a_sink_is_told_so() {
    JobTest steps = JobTest.of(env -> numbers(env).map(number -> number).uid("same"));
    JobTest source = JobTest.of(JobTestTest::numbers);

    assertThatThrownBy(() -> steps.output("out"))
        .hasMessage(
            "the job has no sink with the uid 'out'; it has none; write sinkTo(...).uid(\"out\")");
    assertThatThrownBy(() -> source.input("numbers"))
        .hasMessage(
            "the job has no source with the uid 'numbers': the program has no sink, so Flink leaves"
                + " its steps out; write sinkTo(...)");
  }

  @Test
  void a_program_that_builds_elsewhere_is_told_so() {
    JobTest test =
        JobTest.of(unused -> sumsPerSecondIn(StreamExecutionEnvironment.getExecutionEnvironment()));

    assertThatThrownBy(() -> test.input("numbers"))
        .hasMessage(
            "the job has no source with the uid 'numbers': the program added nothing to the"
                + " environment it was given; use the one passed in");
  }

  private static void nameless(StreamExecutionEnvironment environment) {
    DataStream<Long> numbers =
        environment.fromSource(
            new NumberSequenceSource(1, 2), WatermarkStrategy.noWatermarks(), "numbers");
    numbers.sinkTo(new DiscardingSink<>()).uid("first");
    numbers.sinkTo(new DiscardingSink<>()).name("printed");
    numbers.sinkTo(new DiscardingSink<>());
  }

  private static DataStream<Long> numbers(StreamExecutionEnvironment environment) {
    return environment
        .fromSource(new NumberSequenceSource(1, 2), WatermarkStrategy.noWatermarks(), "numbers")
        .uid("numbers");
  }

  private static void sumsPerSecond(StreamExecutionEnvironment environment) throws Exception {
    sumsPerSecondIn(environment);
    environment.execute("sums per second");
  }

  private static void sumsPerSecondIn(StreamExecutionEnvironment environment) {
    environment
        .fromSource(
            new NumberSequenceSource(1, 2),
            WatermarkStrategy.<Long>forMonotonousTimestamps()
                .withTimestampAssigner((number, unset) -> number),
            "numbers",
            Types.LONG)
        .uid("numbers")
        .keyBy(number -> number % 1)
        .window(TumblingEventTimeWindows.of(Duration.ofSeconds(1)))
        .reduce(Long::sum)
        .uid("per-second")
        .sinkTo(new DiscardingSink<>())
        .uid("sums");
  }
}
