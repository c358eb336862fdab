package dev.rtc.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.Pipeline;
import dev.rtc.connector.SinkSpec;
import dev.rtc.graph.Graph;
import dev.rtc.launch.StepCounts;
import dev.rtc.type.DataType;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LedgerTest {

  @Test
  void a_crash_takes_back_what_was_counted_after_the_checkpoint() {
    PipelineTest test = PipelineTest.of(Examples.revenue());

    test.input("orders").send(Order.of("a", 1, 0));
    test.checkpoint();
    test.input("orders").send(Order.of("a", 2, 10), Order.of("a", 3, 200));
    test.crash();
    test.restart(3);
    test.input("orders").send(Order.of("a", 4, 210));
    test.end();

    LedgerRow window = test.ledger().balances().row("per-minute");
    assertThat(window.in()).hasValue(4);
    assertThat(window.out()).hasValue(2);
    assertThat(test.ledger().row("orders").out()).hasValue(4);
  }

  @Test
  void the_records_of_a_branch_are_those_of_its_routes() {
    PipelineTest test = PipelineTest.of(branching());

    test.input("orders").send(Order.of("a", 1, 0), Order.of("b", 2, 0), Order.of("c", 3, 0));
    test.end();

    LedgerRow branch = test.ledger().balances().row("by-shop");
    assertThat(branch.routed()).hasValue(1);
    assertThat(branch.out()).hasValue(2);
  }

  private static Pipeline branching() {
    return Pipeline.define(
        "branching",
        p ->
            p.from("orders", Unopenable.unbounded(DataType.of(Order.class)))
                .branch("by-shop")
                .when("a", order -> order.shop().equals("a"), flow -> flow.to("a", sink()))
                .otherwise()
                .to("others", sink()));
  }

  private static SinkSpec<Order> sink() {
    return Unopenable.sink();
  }

  @Test
  void a_record_that_got_lost_is_told_with_the_step() {
    Graph graph = Examples.division().graph();
    StepCounts counts =
        new StepCounts(
            graph,
            Map.of(
                "orders",
                Map.of("numRecordsOut", 4L),
                "share",
                Map.of("step.share.stepRecordsIn", 3L, "step.share.stepRecordsOut", 3L),
                "shares",
                Map.of("numRecordsIn", 3L)));

    Ledger ledger = new Ledger(counts, source -> OptionalLong.of(4), sink -> OptionalLong.of(2));

    assertThatThrownBy(ledger::balances)
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching(
            """
            the ledger of pipeline 'division' does not balance
              share \\(Examples.java:\\d+\\) took in 3 of the 4 records that the steps before put out
              shares \\(Examples.java:\\d+\\) does not balance: 3 in, but 2 out, - filtered, - routed, \
            - late, - dead
            step         in      out filtered   routed     late     dead
            orders        4        4
            share         3        3
            shares        3        2\
            """);
  }

  @Test
  void what_a_users_own_program_takes_and_gives_is_not_known() {
    PipelineTest test = PipelineTest.of(withOwnProgram());

    test.input("orders").send(Order.of("a", 1, 0), Order.of("b", 2, 0));
    test.end();

    Ledger ledger = test.ledger().balances();
    assertThat(ledger.row("own").in()).isEmpty();
    assertThat(ledger.row("own").out()).hasValue(2);
    assertThat(ledger.row("orders").out()).hasValue(2);
  }

  private static Pipeline withOwnProgram() {
    return Pipeline.define(
        "own-program",
        p ->
            p.from("orders", Unopenable.unbounded(DataType.of(Order.class)))
                .transform("own", DataType.of(Order.class), orders -> orders.filter(each -> true))
                .to("out", sink()));
  }

  @Test
  void an_unknown_step_lists_those_there_are() {
    PipelineTest test = PipelineTest.of(Examples.division());
    test.end();

    assertThatThrownBy(() -> test.ledger().row("shared"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pipeline 'division' has no step 'shared'; it has 'orders', 'share', 'shares'");
  }
}
