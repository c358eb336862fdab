package dev.rtc.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.LongStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.windowing.assigners.TumblingProcessingTimeWindows;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

/** Shows what else the simulation reaches: commits, timers, the clock, Flink's batch mode. */
class ReachTest {

  private static final int SEEDS = 30;

  @Test
  void a_commit_that_fails_is_made_good() {
    SimulationReport report =
        Sums.simulation("windows", Sums::perWindow)
            .only(Fault.ALIGNED_CHECKPOINT, Fault.FAILING_COMMIT)
            .seeds(SEEDS)
            .run();

    assertThat(report.crashes()).isPositive();
    assertThat(report.restores()).isEqualTo(report.crashes());
  }

  @Test
  void a_timer_that_fails_goes_off_again() {
    SimulationReport report =
        Sums.simulation("windows", Sums::perWindow)
            .only(Fault.ALIGNED_CHECKPOINT, Fault.FAILING_TIMER)
            .seeds(SEEDS)
            .run();

    assertThat(report.crashes()).isPositive();
  }

  @Test
  void windows_of_the_clock_are_judged_by_invariants() {
    Simulation simulation = byTheClock();

    SimulationReport report =
        simulation
            .invariant(
                "each number is in one window",
                outcome -> assertThat(total(outcome)).isEqualTo(LongStream.range(0, 12).sum()))
            .seeds(SEEDS)
            .run();

    assertThat(report.crashes()).isPositive();
  }

  @Test
  void the_seed_decides_into_which_window_of_the_clock_a_record_falls() {
    Simulation simulation =
        byTheClock()
            .invariant(
                "each key has one window",
                outcome -> assertThat(outcome.records("sums")).hasSize(3));

    assertThatThrownBy(() -> simulation.seeds(1_000).shrinkWithin(0).run())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("violates an invariant");
  }

  @Test
  void the_clock_advances_without_any_timer() {
    Simulation simulation =
        Sums.simulation("instants", ReachTest::instants)
            .byTheClock("out")
            .only(Fault.ADVANCING_CLOCK)
            .invariant(
                "no time passes",
                outcome -> assertThat(outcome.<Long>records("out")).containsOnly(0L));

    assertThatThrownBy(() -> simulation.showMoves(1_000).shrinkWithin(0).run())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("violates an invariant")
        .hasMessageContaining("clock advances to");
  }

  @Test
  void the_clock_advances_for_an_output_by_it_whatever_else_may_go_wrong() {
    Simulation simulation =
        Sums.simulation("instants", ReachTest::instants)
            .byTheClock("out")
            .only(Fault.ALIGNED_CHECKPOINT)
            .without(Fault.ADVANCING_CLOCK)
            .invariant(
                "no time passes",
                outcome -> assertThat(outcome.<Long>records("out")).containsOnly(0L));

    assertThatThrownBy(() -> simulation.shrinkWithin(0).run())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("violates an invariant");
  }

  private static void instants(StreamExecutionEnvironment environment, SimulatedEnds ends) {
    environment
        .fromSource(ends.source("numbers", Types.LONG), WatermarkStrategy.noWatermarks(), "numbers")
        .uid("numbers")
        .process(new Instants())
        .returns(Types.LONG)
        .uid("instants")
        .sinkTo(ends.sink("out", Types.LONG))
        .uid("out");
  }

  private static final class Instants extends ProcessFunction<Long, Long> {

    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(Long number, Context context, Collector<Long> out) {
      out.collect(context.timerService().currentProcessingTime());
    }
  }

  @Test
  void outputs_by_the_clock_want_an_invariant() {
    assertThatThrownBy(() -> byTheClock().run())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Simulation.byTheClock: nothing is required of [sums]; write .invariant(...)");
  }

  private static Simulation byTheClock() {
    return Sums.simulation("clock", ReachTest::perWindowOfTheClock).byTheClock("sums");
  }

  private static long total(SimulationOutcome outcome) {
    return outcome.<Tuple2<Long, Long>>records("sums").stream().mapToLong(sum -> sum.f1).sum();
  }

  private static void perWindowOfTheClock(
      StreamExecutionEnvironment environment, SimulatedEnds ends) {
    Sums.numbers(environment, ends)
        .map(number -> Tuple2.of(number % 3, number))
        .returns(Sums.PAIR)
        .uid("pairs")
        .keyBy(pair -> pair.f0)
        .window(TumblingProcessingTimeWindows.of(Duration.ofSeconds(1)))
        .sum(1)
        .uid("windows")
        .sinkTo(ends.sink("sums", Sums.PAIR))
        .uid("sums");
  }

  @Test
  void windows_give_what_flinks_batch_mode_gives() {
    SimulationReport report =
        Sums.simulation("windows", Sums::perWindow).sameAsBatch().seeds(SEEDS).run();

    assertThat(report.restores()).isPositive();
  }

  @Test
  void a_job_that_tells_more_as_a_stream_than_as_a_batch_is_told() {
    Simulation simulation =
        Sums.simulation(
                "running",
                (environment, ends) ->
                    Sums.numbers(environment, ends)
                        .keyBy(number -> number % 3)
                        .reduce(Long::sum)
                        .uid("running")
                        .sinkTo(ends.sink("out", Types.LONG))
                        .uid("out"))
            .sameAsBatch();

    assertThatThrownBy(simulation::run)
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            "'running' gives another result than in Flink's BATCH mode, even without a fault:\n"
                + "  output 'out'\n    extra (9):");
  }
}
