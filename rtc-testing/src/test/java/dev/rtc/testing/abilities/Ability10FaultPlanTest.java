package dev.rtc.testing.abilities;

import static dev.rtc.testing.Engine.DRIVER;
import static dev.rtc.testing.Engine.MINI_CLUSTER;
import static dev.rtc.testing.Engine.SIMULATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.Pipeline;
import dev.rtc.aggregate.Aggregations;
import dev.rtc.connector.OnError;
import dev.rtc.testing.CollectedTable;
import dev.rtc.testing.Faults;
import dev.rtc.testing.PipelineFailedException;
import dev.rtc.testing.PipelineTest;
import dev.rtc.testing.abilities.Shop.Sale;
import dev.rtc.testing.junit.PipelineTestOn;
import dev.rtc.time.ClockWindow;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Shows ability 10: what goes wrong is planned, and a restart strategy deals with it. */
@SuppressWarnings("StringConcatToTextBlock") // messages of a few lines
class Ability10FaultPlanTest {

  // region restart
  @PipelineTestOn({DRIVER, SIMULATION, MINI_CLUSTER})
  void a_record_that_fails_a_step_is_replayed() {
    PipelineTest test =
        PipelineTest.of(Shop.balances())
            .faults(Faults.none().atRecord("sum", 2))
            .restartOnFailure(1);

    test.input("sales").send(Sale.of("a", 1, 0));
    test.checkpoint();
    test.input("sales").send(Sale.of("a", 2, 0), Sale.of("a", 4, 0));
    test.end();

    balanceIsSeven(test);
  }

  // endregion

  @PipelineTestOn({DRIVER, SIMULATION, MINI_CLUSTER})
  void without_a_restart_the_test_fails_and_names_the_fault() {
    PipelineTest test = PipelineTest.of(Shop.balances()).faults(Faults.none().atRecord("sum", 2));

    test.input("sales").send(Sale.of("a", 1, 0), Sale.of("a", 2, 0));

    assertThatThrownBy(test::end)
        .isInstanceOf(PipelineFailedException.class)
        .hasMessageContaining("planned fault: record 2 of 'sum'");
  }

  @PipelineTestOn({DRIVER, SIMULATION, MINI_CLUSTER})
  void a_rejecting_sink_gets_everything_once() {
    recovers(Faults.none().rejecting("balances", 3));
  }

  @PipelineTestOn({DRIVER, SIMULATION, MINI_CLUSTER})
  void a_sink_that_fails_at_a_snapshot_gets_everything_once() {
    recovers(Faults.none().atSnapshot("balances", 1));
  }

  @PipelineTestOn({DRIVER, SIMULATION, MINI_CLUSTER})
  void a_commit_that_fails_loses_nothing() {
    recovers(Faults.none().atCommit("balances", 1));
  }

  @Test
  void a_commit_that_fails_without_a_restart_fails_the_test() {
    PipelineTest test =
        PipelineTest.of(Shop.balances()).faults(Faults.none().atCommit("balances", 1));
    test.input("sales").send(Sale.of("a", 1, 0));
    test.checkpoint();

    assertThatThrownBy(test::end)
        .isInstanceOf(PipelineFailedException.class)
        .hasMessageContaining("planned fault: commit 1 of 'balances'");
  }

  @PipelineTestOn({DRIVER, SIMULATION})
  void a_timer_that_fails_goes_off_again() {
    PipelineTest test =
        PipelineTest.of(EachOperator.STATEFUL.pipeline())
            .faults(Faults.none().atTimer("step", 1))
            .restartOnFailure(1);

    test.input("sales").send(Sale.of("a", 5, 0));
    test.checkpoint();
    test.advanceClock(Duration.ofSeconds(10));
    test.end();

    test.output("out").containsExactly("a sold 5", "a sold 5"); // by the clock; as event time ends
  }

  @Test
  void a_timer_that_fails_without_a_restart_fails_the_test() {
    PipelineTest test =
        PipelineTest.of(EachOperator.STATEFUL.pipeline()).faults(Faults.none().atTimer("step", 1));

    test.input("sales").send(Sale.of("a", 5, 0));
    test.advanceClock(Duration.ofSeconds(10));

    assertThatThrownBy(test::end)
        .isInstanceOf(PipelineFailedException.class)
        .hasMessageContaining("planned fault: timer 1 of 'step'");
  }

  @Test
  void more_faults_than_restarts_fail_the_test() {
    PipelineTest test =
        PipelineTest.of(Shop.balances())
            .faults(Faults.none().atRecord("sum", 1).atRecord("sum", 2))
            .restartOnFailure(1);

    test.input("sales").send(Sale.of("a", 1, 0));

    assertThatThrownBy(test::end)
        .isInstanceOf(PipelineFailedException.class)
        .hasMessageContaining("planned fault: record 2 of 'sum'");
  }

  @Test
  void a_fault_is_no_bad_record() {
    Pipeline pipeline =
        Pipeline.define(
            "tolerant",
            p ->
                p.from("sales", Shop.sales())
                    .onError(OnError.to("dead", Shop.sink()))
                    .map("share", DataType.LONG, sale -> 100 / sale.cents())
                    .to("out", Shop.sink()));
    PipelineTest test =
        PipelineTest.of(pipeline)
            .faults(Faults.none().atRecord("share", 1).rejecting("out", 1))
            .restartOnFailure(2);

    test.input("sales").send(Sale.of("a", 50, 0));
    test.end();

    test.output("out").containsExactly(2L);
    test.output("dead").isEmpty();
  }

  @Test
  void a_step_of_a_table_fails_too() {
    PipelineTest test =
        PipelineTest.of(EachOperator.TABLE_STEPS.pipeline())
            .faults(Faults.none().atRecord("small", 1).atRecord("step", 1))
            .restartOnFailure(2);

    test.input("sales").send(Sale.of("a", 5, 0));
    test.end();

    test.output("out").containsExactly(Change.insert("a", 10L));
  }

  @Test
  void time_passes_while_a_slow_sink_writes() {
    Pipeline pipeline =
        Pipeline.define(
            "slow",
            p -> {
              var sales = p.from("sales", Shop.sales());
              sales.map("cents", DataType.LONG, Sale::cents).to("slow", Shop.sink());
              sales
                  .keyBy(Sale::shop)
                  .window(ClockWindow.session(Duration.ofSeconds(10)))
                  .aggregate("session", Aggregations.summing(Sale::cents))
                  .map("row", DataType.STRING, each -> each.key() + each.value())
                  .to("out", Shop.sink());
            });
    try (PipelineTest test =
        PipelineTest.of(pipeline).faults(Faults.none().slow("slow", Duration.ofSeconds(11)))) {
      test.input("sales").send(Sale.of("a", 1, 0), Sale.of("a", 2, 0));

      test.output("out").containsInAnyOrder("a1", "a2");
    }
  }

  @Test
  void input_is_duplicated_and_reordered() {
    PipelineTest test =
        PipelineTest.of(EachOperator.MAP_AND_FILTER.pipeline())
            .parallelism(1)
            .faults(Faults.none().duplicated("sales", 1).reordered("sales", 2, 2));

    test.input("sales")
        .send(Sale.of("a", 1, 0), Sale.of("a", 2, 0), Sale.of("a", 3, 0), Sale.of("a", 4, 0));
    test.input("sales").send(Sale.of("a", 5, 0));
    test.end();

    test.output("out").containsExactly(1L, 1L, 3L, 4L, 2L, 5L);
  }

  @PipelineTestOn({DRIVER, SIMULATION, MINI_CLUSTER})
  void a_fault_that_has_not_happened_fails_the_test() {
    PipelineTest test =
        PipelineTest.of(Shop.balances())
            .faults(Faults.none().atRecord("sum", 300).atRecord("sum", 1).rejecting("balances", 9))
            .restartOnFailure(1);

    test.input("sales").send(Sale.of("a", 1, 0));
    test.settle();
    test.input("sales").send(Sale.of("a", 2, 0));

    assertThatThrownBy(test::end)
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching(
            "test.faults: what was planned has not happened in pipeline 'balances':\n"
                + "  atRecord sum: \\d of 300\n"
                + "  rejecting balances: \\d of 9");
  }

  @Test
  void a_record_that_is_never_sent_is_neither_duplicated_nor_reordered() {
    PipelineTest test =
        PipelineTest.of(Shop.balances())
            .faults(
                Faults.none()
                    .duplicated("sales", 1)
                    .duplicated("sales", 3)
                    .reordered("sales", 4, 1));

    test.input("sales").send(Sale.of("a", 1, 0));

    assertThatThrownBy(test::end)
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "test.faults: what was planned has not happened in pipeline 'balances':\n"
                + "  duplicated sales: 1 of 3\n"
                + "  reordered sales: 1 of 4");
  }

  @Test
  void what_cannot_happen_is_refused() {
    PipelineTest test = PipelineTest.of(Shop.balances());

    assertThatThrownBy(() -> test.faults(Faults.none().atRecord("total", 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "test.faults: pipeline 'balances' has no step behind a source 'total'; it has"
                + " ['sum', 'balances']");
    assertThatThrownBy(() -> Faults.none().atRecord("sum", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Faults.atRecord: number 0; write 1 or more");
    PipelineTest elsewhere =
        PipelineTest.of(Shop.balances()).on(MINI_CLUSTER).faults(Faults.none().atTimer("sum", 1));
    assertThatThrownBy(elsewhere::end)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Faults.atTimer does not work on a cluster; write test.on(Engine.DRIVER), or SIMULATION");
  }

  private static void recovers(Faults faults) {
    PipelineTest test = PipelineTest.of(Shop.balances()).faults(faults).restartOnFailure(1);

    test.input("sales").send(Sale.of("a", 1, 0));
    test.settle();
    test.input("sales").send(Sale.of("a", 2, 0));
    test.settle();
    test.input("sales").send(Sale.of("a", 4, 0));
    test.end();

    balanceIsSeven(test);
  }

  private static void balanceIsSeven(PipelineTest test) {
    CollectedTable<String, Long> balances = test.table("balances");
    assertThat(balances.changes())
        .containsExactly(
            Change.insert("a", 1L), Change.updateAfter("a", 3L), Change.updateAfter("a", 7L));
  }
}
