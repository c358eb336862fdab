package dev.rtc.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

class SimulationTest {

  private static final int TIMES = 1000;

  @Test
  void a_seed_gives_the_same_trace_byte_for_byte_a_thousand_times() {
    Simulation simulation = Simulation.of("echo", SimulationTest::echo).input("numbers", 1L, 2L);
    Set<String> hashes = new HashSet<>();

    for (int i = 0; i < TIMES; i++) {
      hashes.add(simulation.seed(4711).run().hash());
    }

    assertThat(hashes).hasSize(1);
  }

  @Test
  void other_seeds_give_other_traces() {
    Simulation simulation = Simulation.of("echo", SimulationTest::echo).input("numbers", 1L, 2L);

    assertThat(simulation.seed(1).run().hash()).isNotEqualTo(simulation.seed(2).run().hash());
  }

  @Test
  void windows_stand_all_faults_on_both_backends() {
    Simulation simulation =
        Sums.simulation("windows", Sums::perWindow)
            .ordered("sums", (Tuple2<Long, Long> sum) -> sum.f0);

    SimulationReport heap = simulation.seeds(30).run();
    SimulationReport rocks = simulation.backend(Backend.ROCKSDB).seeds(5).run();

    assertThat(heap.seeds()).isEqualTo(30);
    assertThat(heap.crashes()).isPositive();
    assertThat(heap.rescalings()).isPositive();
    assertThat(heap.stops()).isPositive();
    assertThat(heap.aborted()).isPositive();
    assertThat(heap.lostNotifications()).isPositive();
    assertThat(rocks.checkpoints()).isPositive();
    assertThat(heap.toString()).startsWith("30 seeds, ").endsWith("lost 0, duplicated 0");
  }

  @Test
  void a_failing_seed_is_shrunk_printed_and_replayed() {
    Simulation simulation =
        Sums.simulation(
            "forgetful",
            (environment, ends) ->
                Sums.numbers(environment, ends)
                    .transform("batches", Types.LONG, Batching.<Long>unflushed(number -> number))
                    .uid("batches")
                    .sinkTo(ends.sink("out", Types.LONG))
                    .uid("out"));

    String message = failureOf(simulation.seeds(1000));

    assertThat(message)
        .containsPattern("seed \\d+: 'forgetful' loses records")
        .containsPattern("shrunk in \\d+ runs to 1 of 12 records and \\d of \\d+ faults:")
        .contains("output 'out'", "missing (1):", "send 'numbers' (partition 0): ")
        .contains("checkpoint\n", "last moves (", "replay it with .seed(");
    long seed = Long.parseLong(message.replaceAll("(?s).*\\.seed\\((\\d+)\\)", "$1"));
    assertThat(failureOf(simulation.seed(seed))).isEqualTo(message);
  }

  @Test
  void a_sink_that_sees_a_record_twice_is_told() {
    Simulation simulation =
        Sums.simulation("echo", SimulationTest::echo).with(Fault.DUPLICATED_INPUT).seeds(200);

    assertThat(failureOf(simulation)).contains("duplicates records", "extra (1):");
  }

  @Test
  void an_invariant_of_the_users_own_is_required() {
    Simulation simulation =
        Sums.simulation("echo", SimulationTest::echo)
            .invariant(
                "no eleven",
                outcome -> assertThat(outcome.<Long>records("out")).doesNotContain(11L));

    assertThat(failureOf(simulation.seeds(1)))
        .contains("violates an invariant", "'no eleven': ")
        .contains("shrunk in", "to 1 of 12 records and 0 of", "send 'numbers' (partition 0): 11");
  }

  @Test
  void a_job_that_fails_by_itself_is_told_with_its_cause() {
    Simulation simulation =
        Sums.simulation(
            "broken",
            (environment, ends) ->
                Sums.numbers(environment, ends)
                    .map(number -> 12 / (number - 3))
                    .returns(Types.LONG)
                    .uid("division")
                    .sinkTo(ends.sink("out", Types.LONG))
                    .uid("out"));

    assertThat(failureOf(simulation))
        .contains("'broken' fails even without a fault, at parallelism 1", "/ by zero");
  }

  @Test
  void several_partitions_have_no_order_between_them() {
    Simulation simulation =
        Simulation.of("windows", Sums::perWindow)
            .partitions(
                "numbers",
                List.of(
                    LongStream.range(0, 8).boxed().toList(),
                    LongStream.range(3, 9).boxed().toList()))
            .ordered("sums", (Tuple2<Long, Long> sum) -> sum.f0);

    assertThatCode(() -> simulation.seeds(20).run()).doesNotThrowAnyException();
  }

  @Test
  void input_is_drawn_anew_for_each_seed() {
    Simulation simulation =
        Simulation.of("echo", SimulationTest::echo)
            .drawn("numbers", random -> random.longs(1 + random.nextInt(9)).boxed().toList());

    SimulationReport report = simulation.seeds(10).run();

    assertThat(report.records()).isBetween(10L, 90L);
    assertThat(simulation.seeds(10).run().hash()).isEqualTo(report.hash());
  }

  @Test
  void nothing_goes_wrong_but_what_is_allowed() {
    Simulation simulation = Sums.simulation("echo", SimulationTest::echo);

    SimulationReport report =
        simulation.only(Fault.ALIGNED_CHECKPOINT, Fault.CRASH).seeds(10).run();

    assertThat(report.crashes()).isPositive();
    assertThat(report.stops()).isZero();
    assertThat(report.aborted()).isZero();
    assertThat(report.rescalings()).isZero();
  }

  @Test
  void impossible_settings_are_refused() {
    Simulation simulation = Sums.simulation("echo", SimulationTest::echo);

    assertThatThrownBy(() -> simulation.parallelism(3, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Simulation.parallelism: 3 to 2 subtasks; write two numbers from 1 to 16, the lower"
                + " first");
    assertThatThrownBy(() -> simulation.seeds(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Simulation.seeds: 0 seeds; write 1 or more");
  }

  @Test
  void a_source_without_input_is_named() {
    assertThatThrownBy(() -> Simulation.of("echo", SimulationTest::echo).run())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Simulation: input 'numbers' of 'echo' has no records; write .input(\"numbers\", ...)");
  }

  @Test
  void a_record_that_the_source_cannot_carry_is_refused() {
    Simulation simulation = Simulation.of("echo", SimulationTest::echo).input("numbers", 1L, "two");

    assertThatThrownBy(simulation::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Simulation.input: 'numbers' of 'echo' carries java.lang.Long, but was given"
                + " java.lang.String two");
  }

  @Test
  void an_order_asked_for_is_required_between_partitions_too() {
    Simulation simulation =
        Simulation.of("echo", SimulationTest::echo)
            .partitions("numbers", List.of(List.of(1L, 2L, 3L), List.of(4L, 5L, 6L)));

    assertThatCode(() -> simulation.seeds(20).run()).doesNotThrowAnyException();
    assertThat(failureOf(simulation.ordered("out", number -> "all").seeds(20)))
        .contains("puts records of a key out of order", "output 'out', key all");
  }

  @Test
  void names_the_job_does_not_have_are_refused() {
    Simulation simulation = Sums.simulation("echo", SimulationTest::echo).seeds(1);

    assertThatThrownBy(() -> simulation.ordered("sums", number -> number).run())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Simulation.ordered: 'echo' has no output 'sums'; it has ['out']");
    assertThatThrownBy(() -> simulation.unordered("sums").run())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Simulation.unordered: 'echo' has no output 'sums'; it has ['out']");
    assertThatThrownBy(() -> simulation.comparing("sums", number -> number).run())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Simulation.comparing: 'echo' has no output 'sums'; it has ['out']");
    assertThatThrownBy(() -> simulation.input("letters", "a").run())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Simulation.input: 'echo' has no input 'letters'; it has ['numbers']");
  }

  @Test
  void a_job_that_puts_out_nothing_is_not_judged() {
    Simulation simulation = Simulation.of("echo", SimulationTest::echo).input("numbers").seeds(2);

    assertThat(failureOf(simulation))
        .startsWith("'echo' puts out nothing even without a fault: there is nothing to compare");
    assertThatCode(() -> simulation.invariant("any", outcome -> {}).run())
        .doesNotThrowAnyException();
  }

  private static void echo(StreamExecutionEnvironment environment, SimulatedEnds ends) {
    Sums.numbers(environment, ends).sinkTo(ends.sink("out", Types.LONG)).uid("out");
  }

  private static String failureOf(Simulation simulation) {
    try {
      simulation.run();
    } catch (AssertionError failed) {
      return failed.getMessage();
    }
    throw new IllegalStateException("nothing was violated");
  }
}
