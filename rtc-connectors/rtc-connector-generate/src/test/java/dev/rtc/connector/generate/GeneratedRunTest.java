package dev.rtc.connector.generate;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.type.DataType;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

/** Runs generators on a cluster in this JVM. */
class GeneratedRunTest {

  @Test
  void a_sequence_is_shared_by_all_readers() throws Exception {
    List<Long> numbers = Local.read(Local.flink(3), Generate.sequence(-5, 1_000));

    assertThat(numbers)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(-5, 1_000).boxed().toList());
  }

  @Test
  void a_failure_in_the_middle_repeats_and_loses_no_record() throws Exception {
    Timeline timeline =
        Timeline.from(Instant.EPOCH, ofMillis(1))
            .outOfOrder(ofSeconds(1))
            .duplicated(0.1, ofMillis(100));
    Generated<Tick> ticks =
        Generate.events(timeline, tick -> tick).limit(10_000).rate(20_000, ofSeconds(1));
    StreamExecutionEnvironment flink = Local.restartingFlink(2);

    List<Tick> found =
        Local.collect(
            Local.stream(flink, ticks)
                .map(new FailOnce<Tick>("generated"))
                .returns(ticks.type().typeInformation()));

    assertThat(FailOnce.hasFailed("generated")).isTrue();
    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            Reading.all(new TickRecipe<>(timeline, tick -> tick), 10_000, Generated.PARTITIONS));
  }

  @Test
  void more_readers_than_partitions_do_no_harm() throws Exception {
    List<Long> numbers = Local.read(Local.flink(4), Generate.sequence(1, 100).partitions(2));

    assertThat(numbers)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 100).boxed().toList());
  }

  @Test
  void a_failing_function_fails_the_run_and_is_told_with_its_record() {
    Generated<Long> failing = Generate.of(DataType.LONG, number -> 100 / (50 - number)).limit(100);

    assertThatThrownBy(() -> Local.read(Local.flink(1), failing))
        .hasStackTraceContaining(
            "making record 50 failed: java.lang.ArithmeticException: / by zero");
  }
}
