package dev.rtc.testing;

import static dev.rtc.testing.Examples.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.type.Change;
import dev.rtc.type.Keyed;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestartTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void a_table_goes_on_where_it_was(int parallelism) {
    PipelineTest test = PipelineTest.of(Examples.balances());

    test.input("orders").send(Order.of("a", 1, 0), Order.of("b", 10, 0));
    test.restart(parallelism);
    test.input("orders").send(Order.of("a", 2, 0));
    test.end();

    CollectedTable<String, Long> balances = test.table("balances");
    balances.hasRows(Map.of("a", 3L, "b", 10L));
    assertThat(balances.changes("a"))
        .containsExactly(Change.insert("a", 1L), Change.updateAfter("a", 3L));
    assertThat(balances.changes("b")).containsExactly(Change.insert("b", 10L));
  }

  @Test
  void bounded_input_does_not_end_at_a_restart() {
    PipelineTest test = PipelineTest.of(Examples.wordCount());

    test.input("lines").send("to be or");
    test.restart();
    test.input("lines").send("not to be");
    test.end();

    test.output("counts")
        .containsInAnyOrder(
            new Keyed<>("to", 2L),
            new Keyed<>("be", 2L),
            new Keyed<>("or", 1L),
            new Keyed<>("not", 1L));
  }

  @Test
  void an_open_window_stays_open() {
    PipelineTest test = PipelineTest.of(Examples.revenue());

    test.input("orders").send(Order.of("a", 100, 10));
    test.restart();
    test.input("orders").send(Order.of("a", 5, 20), Order.of("a", 1, 80));
    test.end();

    test.output("revenue").containsInAnyOrder(minute("a", 0, 105), minute("a", 1, 1));
    test.output("late-orders").isEmpty();
  }

  @Test
  void what_has_arrived_before_stays_and_is_not_told_again() {
    PipelineTest test = PipelineTest.of(Examples.revenue()).parallelism(1);

    test.input("orders").send(Order.of("a", 100, 10), Order.of("a", 5, 80), Order.of("b", 1, 10));
    test.restart();
    test.restart();
    test.input("orders").send(Order.of("a", 7, 85));
    test.end();

    test.output("late-orders").containsExactly(Order.of("b", 1, 10));
    test.output("revenue").containsExactly(minute("a", 0, 100), minute("a", 1, 12));
  }

  @Test
  void a_restart_forgets_the_watermark_as_flink_does() {
    PipelineTest test = PipelineTest.of(Examples.revenue());

    test.input("orders").watermark(Order.NOON.plusSeconds(60));
    test.restart();
    test.input("orders").send(Order.of("a", 7, 59)).watermark(Order.NOON.plusSeconds(60));
    test.restart();
    test.input("orders").watermark(Order.NOON.plusSeconds(60)).send(Order.of("a", 8, 59));
    test.end();

    test.output("revenue").containsExactly(minute("a", 0, 7));
    test.output("late-orders").containsExactly(Order.of("a", 8, 59));
  }

  @Test
  void an_idle_input_stays_idle() {
    PipelineTest test = PipelineTest.of(Examples.united());
    Order late = Order.of("a", 7, 59);

    test.input("shops").idle();
    test.restart();
    test.input("web").watermark(Order.NOON.plusSeconds(300));
    test.settle();
    test.input("shops").send(late);
    test.end();

    test.output("late-orders").containsExactly(late);
  }

  @Test
  void a_restart_orders_inputs_as_settling_does() {
    PipelineTest test = PipelineTest.of(Examples.united());

    test.input("web").send(Order.of("a", 1, 10));
    test.input("shops").send(Order.of("a", 2, 20)).watermark(Order.NOON.plusSeconds(300));
    test.restart(1);
    test.input("web").watermark(Order.NOON.plusSeconds(300));
    test.input("shops").watermark(Order.NOON.plusSeconds(300));
    test.settle();
    test.input("web").send(Order.of("a", 4, 30));
    test.end();

    test.output("revenue").containsExactly(minute("a", 0, 3));
    test.output("late-orders").containsExactly(Order.of("a", 4, 30));
  }

  @Test
  void what_a_step_keeps_outside_of_state_is_lost() {
    PipelineTest test = PipelineTest.of(Forgetful.counting()).parallelism(1);

    test.input("orders").send(Order.of("a", 1, 0), Order.of("a", 1, 0));
    test.restart();
    test.input("orders").send(Order.of("a", 1, 0));
    test.end();

    test.output("counts").containsExactly(1L, 2L, 1L);
  }

  @Test
  void checkpoints_in_between_change_nothing() {
    PipelineTest test =
        PipelineTest.of(Examples.balances()).checkpointEvery(Duration.ofMillis(10)).parallelism(3);
    ScriptedInput<Order> orders = test.input("orders");

    for (int round = 0; round < 4; round++) {
      IntStream.range(0, 100).forEach(i -> orders.send(Order.of("s" + i % 7, 1, 0)));
      test.restart(1 + round);
    }
    test.end();

    CollectedTable<String, Long> balances = test.table("balances");
    assertThat(balances.rows().values()).containsOnly(60L, 56L).hasSize(7);
    assertThat(balances.changes()).hasSize(400);
  }

  @Test
  void a_failure_before_a_restart_ends_the_test() {
    PipelineTest test = PipelineTest.of(Examples.division());
    test.input("orders").send(Order.of("a", 0, 0));
    test.restart();
    test.input("orders").send(Order.of("a", 1, 0));

    assertThatThrownBy(test::end)
        .isInstanceOf(PipelineFailedException.class)
        .hasMessageStartingWith("pipeline 'division' failed: ")
        .hasMessageContaining("/ by zero");
  }

  @Test
  void a_failure_after_a_restart_ends_the_test() {
    PipelineTest test = PipelineTest.of(Examples.division());
    test.restart();
    test.input("orders").send(Order.of("a", 0, 0));

    assertThatThrownBy(test::end)
        .isInstanceOf(PipelineFailedException.class)
        .hasMessageContaining("/ by zero");
  }
}
