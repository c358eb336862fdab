package dev.rtc.testing;

import static dev.rtc.testing.Engine.DRIVER;
import static dev.rtc.testing.Engine.MINI_CLUSTER;
import static dev.rtc.testing.Engine.SIMULATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.testing.junit.PipelineTestOn;
import dev.rtc.testing.simulation.Backend;
import dev.rtc.testing.simulation.Simulation;
import dev.rtc.testing.simulation.SimulationReport;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.WindowedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.TumblingProcessingTimeWindows;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

/** Shows of a plain Flink job what tests of a pipeline show of that. */
class PlainJobTest {

  @Test
  void a_crash_everywhere_changes_nothing() {
    CrashReport report =
        CrashEverywhere.of(Deposits::build)
            .script(test -> test.input("deposits").send(11L, 2L, 21L, -1L, 31L, 12L))
            .on(Backend.HEAP, Backend.ROCKSDB)
            .<String>ordered("sums", sum -> sum.charAt(0))
            .verify();

    assertThat(report)
        .hasToString(
            "22 runs, 18 checkpoints, 24 crashes, 42 restores, 18 of them with other subtasks; 110"
                + " records compared");
  }

  @Test
  void a_crash_everywhere_lets_time_pass() {
    CrashEverywhere.of(Deposits::build)
        .script(
            test -> {
              test.input("deposits").send(11L, 2L);
              test.advanceClock(Duration.ofSeconds(11));
              test.input("deposits").send(21L);
            })
        .verify();
  }

  @Test
  void a_crash_everywhere_with_nothing_to_compare_is_refused() {
    assertThatThrownBy(
            () ->
                CrashEverywhere.of(Deposits::build)
                    .script(test -> test.input("deposits").send(-1L))
                    .verify())
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "job 'deposits' puts out nothing even without a crash: there is nothing to compare;"
                + " give it input of which something comes out");
  }

  @Test
  void a_crash_everywhere_that_waits_for_the_clock_says_so() {
    CrashEverywhere<JobTest> everywhere =
        CrashEverywhere.of(PlainJobTest::sumsByTheClock)
            .script(test -> test.input("numbers").send(1L, 2L));

    assertThatThrownBy(everywhere::verify)
        .isInstanceOf(AssertionError.class)
        .hasMessageEndingWith(
            "timers of the clock are pending (1): write test.advanceClock(...) in the script");
    assertThat(
            everywhere
                .script(
                    test -> {
                      test.input("numbers").send(1L, 2L);
                      test.advanceClock(Duration.ofSeconds(10));
                    })
                .verify()
                .compared())
        .isPositive();
  }

  @Test
  void what_a_function_keeps_outside_of_state_is_found() {
    CrashEverywhere<JobTest> everywhere =
        CrashEverywhere.of(PlainJobTest::forgetful)
            .script(test -> test.input("numbers").send(1L, 2L));

    assertThatThrownBy(everywhere::verify)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(
            "job 'forgetful' does not put out the same after a crash right after a checkpoint"
                + " (state on heap, 2 subtasks)")
        .hasMessageContaining("output 'counts': 2 records instead of 2")
        .hasMessageContaining("after:  send 1");
  }

  @Test
  void an_order_is_required_of_an_output_that_there_is() {
    assertThatThrownBy(() -> CrashEverywhere.of(Deposits::build).ordered("sum", sum -> sum))
        .hasMessage("the job has no sink with the uid 'sum'; it has [sums, reminders]");
    assertThatThrownBy(() -> CrashEverywhere.of(Deposits::build).verify())
        .hasMessage(
            "CrashEverywhere of job 'deposits' has an empty script; write .script(test -> ...)");
  }

  @Test
  void state_and_timers_are_read_by_uid() {
    JobTest test = JobTest.of(Deposits::build).clockAt(Instant.EPOCH);

    test.<Long>input("deposits").send(11L, 2L, 21L);

    test.state("sum").holds("sum", 1L, 32L).holds("sum", 2L, 2L).hasKeys(1L, 2L);
    test.timers("sum").ofKey(1L).areAt(Instant.ofEpochSecond(10));
    test.timers("sum").ofEventTime().isEmpty();
    test.close();
  }

  @Test
  void keys_and_values_of_state_that_look_alike_are_told_by_their_classes() {
    JobTest test = JobTest.of(Deposits::build);
    test.<Long>input("deposits").send(11L);

    assertThatThrownBy(() -> test.state("sum").hasKeys(1))
        .hasMessageStartingWith(
            """
            state of step 'sum'
              expected 1 key, found 1
              missing (1):
                Integer 1
              extra (1):
                Long 1
            """);
    assertThatThrownBy(() -> test.state("sum").holds("sum", 1L, 11))
        .hasMessageContaining("\n  expected 1 = Integer 11, found [1 = Long 11]\n");
    assertThatThrownBy(() -> test.state("sum").holds("sum", 1, 11L))
        .hasMessageContaining(
            "\n  expected Integer 1 = 11, found nothing of that key, but of Long 1\n");
    test.close();
  }

  @Test
  void a_uid_without_an_operator_of_its_own_is_told() {
    JobTest test = JobTest.of(Deposits::build);
    test.<Long>input("deposits").send(11L);

    assertThatThrownBy(() -> test.state("total"))
        .hasMessage(
            "job 'deposits' has no step 'total' with an operator of its own; these have state now:"
                + " 'sum'");
    assertThatThrownBy(() -> test.state("sums"))
        .hasMessage(
            "'sums' of job 'deposits' is replaced in a test: its state is not the job's; these have"
                + " state now: 'sum'");
    test.close();
  }

  @Test
  void a_side_output_is_an_output_of_its_own() {
    JobTest test = JobTest.of(Deposits::build);

    test.<Long>input("deposits").send(11L, 2L);
    test.awaitRecords("reminders", 2);

    test.<String>output("reminders").containsInAnyOrder("remind 1", "remind 2");
    test.close();
  }

  @PipelineTestOn({DRIVER, SIMULATION, MINI_CLUSTER})
  void an_operator_that_fails_at_a_record_gets_it_again() {
    recovers(Faults.none().atRecord("sum", 2));
  }

  @Test
  void a_job_that_forbids_generic_types_fails_at_a_record_too() {
    JobTest test =
        JobTest.of(PlainJobTest::withoutGenericTypes)
            .faults(Faults.none().atRecord("sum", 1))
            .restartOnFailure(1);

    test.<Long>input("deposits").send(11L);
    test.end();

    test.<String>output("sums").containsExactly("1=11");
  }

  @PipelineTestOn({DRIVER, SIMULATION, MINI_CLUSTER})
  void what_is_chained_fails_at_a_record_too() {
    recovers(Faults.none().atRecord("positive", 3).atRecord("sums", 1));
  }

  @PipelineTestOn({DRIVER, SIMULATION, MINI_CLUSTER})
  void a_sink_that_fails_gets_everything_once() {
    recovers(Faults.none().rejecting("sums", 2));
    recovers(Faults.none().atSnapshot("sums", 1));
    recovers(Faults.none().atCommit("sums", 1));
  }

  @PipelineTestOn({DRIVER, SIMULATION, MINI_CLUSTER})
  void records_come_twice_and_in_another_order() {
    JobTest test =
        JobTest.of(Deposits::build)
            .faults(Faults.none().duplicated("deposits", 1).reordered("deposits", 2, 1));

    test.<Long>input("deposits").send(11L, 21L, 31L);
    test.end();

    test.<String>output("sums").containsExactly("1=11", "1=22", "1=53", "1=74");
  }

  @Test
  void a_fault_behind_a_side_output_happens() {
    JobTest test =
        JobTest.of(Deposits::build)
            .faults(Faults.none().atRecord("text", 1).atTimer("sum", 2))
            .restartOnFailure(2);

    test.<Long>input("deposits").send(11L, 2L);
    test.checkpoint();
    test.advanceClock(Duration.ofSeconds(11));

    test.<String>output("reminders").containsInAnyOrder("remind 1", "remind 2");
    test.end();
  }

  @Test
  void a_fault_without_a_restart_fails_the_test() {
    JobTest test = JobTest.of(Deposits::build).faults(Faults.none().atRecord("sum", 1));

    test.<Long>input("deposits").send(11L);

    assertThatThrownBy(test::end)
        .isInstanceOf(PipelineFailedException.class)
        .hasMessageContaining("job 'deposits' failed")
        .hasMessageContaining("planned fault: record 1 of 'sum'");
  }

  @Test
  void a_fault_that_cannot_happen_is_told() {
    JobTest test = JobTest.of(Deposits::build);

    assertThatThrownBy(() -> test.faults(Faults.none().atRecord("deposits", 1)))
        .hasMessage(
            "test.faults: job 'deposits' has no step behind a source 'deposits'; it has"
                + " ['positive', 'sum', 'sums', 'text', 'reminders']");
    assertThatThrownBy(() -> test.faults(Faults.none().atCommit("sum", 1)))
        .hasMessage("test.faults: job 'deposits' has no sink 'sum'; it has ['sums', 'reminders']");
  }

  @PipelineTestOn({DRIVER, SIMULATION, MINI_CLUSTER})
  void results_of_windows_are_on_time_or_late() {
    JobTest test = JobTest.of(PlainJobTest::sumsWithLateness);

    test.<Long>input("numbers").send(1L, 2L).watermark(Instant.ofEpochMilli(999));
    test.settle();
    test.<Long>input("numbers").send(3L);
    test.end();

    test.<String>output("sums").onTime().containsInAnyOrder("sum 3");
    test.<String>output("sums").late().containsInAnyOrder("sum 6");
  }

  @Test
  void panes_of_what_is_no_window_are_refused() {
    JobTest test = JobTest.of(Deposits::build);
    test.end();

    assertThatThrownBy(() -> test.output("sums").late())
        .hasMessage(
            "output 'sums' of job 'deposits' has no results late: 'sum' is no window of Flink's, nor"
                + " a map, filter or flatMap behind one; look at records()");
  }

  @Test
  void a_seeded_simulation_replaces_the_ends_by_uid() {
    SimulationReport report =
        Simulation.of(Deposits::build)
            .input("deposits", 11L, 2L, 21L, -1L, 31L, 12L)
            .<String>ordered("sums", sum -> sum.charAt(0))
            .clock(Duration.ZERO)
            .seeds(30)
            .run();

    assertThat(report.toString()).contains("30 seeds");
  }

  @Test
  void a_seeded_simulation_finds_what_no_checkpoint_holds() {
    Simulation simulation =
        Simulation.of(PlainJobTest::forgetful).input("numbers", 1L, 2L, 3L, 4L).seeds(100);

    assertThatThrownBy(simulation::run)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("forgetful")
        .hasMessageContaining("output 'counts'");
  }

  private static void recovers(Faults faults) {
    JobTest test = JobTest.of(Deposits::build).faults(faults).restartOnFailure(2);

    test.<Long>input("deposits").send(11L, 2L, 21L);
    test.checkpoint();
    test.<Long>input("deposits").send(31L);
    test.end();

    test.<String>output("sums")
        .containsInOrderPerKey(sum -> sum.charAt(0), "1=11", "1=32", "1=63", "2=2");
  }

  private static void withoutGenericTypes(StreamExecutionEnvironment environment) throws Exception {
    environment.configure(new Configuration().set(PipelineOptions.GENERIC_TYPES, false));
    Deposits.build(environment);
  }

  static void sumsWithLateness(StreamExecutionEnvironment environment) throws Exception {
    numbersPerSecond(environment)
        .allowedLateness(Duration.ofSeconds(5))
        .reduce(Long::sum)
        .uid("per-second")
        .map(sum -> "sum " + sum)
        .sinkTo(new DiscardingSink<>())
        .uid("sums");
    environment.execute("sums with lateness");
  }

  static WindowedStream<Long, Long, TimeWindow> numbersPerSecond(
      StreamExecutionEnvironment environment) {
    return environment
        .fromSource(
            new NumberSequenceSource(1, 2),
            WatermarkStrategy.<Long>noWatermarks().withTimestampAssigner((number, unset) -> number),
            "numbers")
        .uid("numbers")
        .keyBy(number -> number % 1)
        .window(TumblingEventTimeWindows.of(Duration.ofSeconds(1)));
  }

  private static void sumsByTheClock(StreamExecutionEnvironment environment) throws Exception {
    environment
        .fromSource(new NumberSequenceSource(1, 2), WatermarkStrategy.noWatermarks(), "numbers")
        .uid("numbers")
        .keyBy(number -> number % 1)
        .window(TumblingProcessingTimeWindows.of(Duration.ofSeconds(10)))
        .reduce(Long::sum)
        .uid("sum")
        .sinkTo(new DiscardingSink<>())
        .uid("sums");
    environment.execute("sums by the clock");
  }

  private static void forgetful(StreamExecutionEnvironment environment) throws Exception {
    environment
        .fromSource(new NumberSequenceSource(1, 2), WatermarkStrategy.noWatermarks(), "numbers")
        .uid("numbers")
        .process(new Counting())
        .sinkTo(new DiscardingSink<>())
        .uid("counts");
    environment.execute("forgetful");
  }

  /** Counts in a field, which no checkpoint holds. */
  private static final class Counting extends ProcessFunction<Long, Long> {

    private static final long serialVersionUID = 1L;

    private long seen;

    @Override
    public void processElement(Long number, Context context, Collector<Long> out) {
      seen++;
      out.collect(seen);
    }
  }
}
