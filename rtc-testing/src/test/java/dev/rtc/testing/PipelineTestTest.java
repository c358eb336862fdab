package dev.rtc.testing;

import static dev.rtc.testing.Examples.minute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.type.Change;
import dev.rtc.type.Keyed;
import dev.rtc.type.Windowed;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineTestTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void a_bounded_pipeline_gives_its_totals(int parallelism) {
    PipelineTest test = PipelineTest.of(Examples.wordCount()).parallelism(parallelism);

    test.input("lines").send("to be or", "not to be");
    test.end();

    test.output("counts")
        .containsInAnyOrder(
            new Keyed<>("to", 2L),
            new Keyed<>("be", 2L),
            new Keyed<>("or", 1L),
            new Keyed<>("not", 1L));
  }

  @Test
  void an_input_that_says_nothing_ends_at_once() {
    PipelineTest test = PipelineTest.of(Examples.wordCount());

    test.end();

    test.output("counts").isEmpty();
  }

  @Test
  void the_event_time_of_the_pipeline_makes_records_late() {
    PipelineTest test = PipelineTest.of(Examples.revenue());
    Order late = Order.of("a", 7, 30);

    test.input("orders").send(Order.of("a", 100, 10), Order.of("a", 5, 71), late);
    test.end();

    test.output("revenue").containsInAnyOrder(minute("a", 0, 100), minute("a", 1, 5));
    test.output("late-orders").containsExactly(late);
  }

  @Test
  void a_record_within_the_bound_is_not_late() {
    PipelineTest test = PipelineTest.of(Examples.revenue());

    test.input("orders").send(Order.of("a", 100, 69), Order.of("a", 5, 30));
    test.end();

    test.output("revenue").containsInAnyOrder(minute("a", 0, 5), minute("a", 1, 100));
    test.output("late-orders").isEmpty();
  }

  @Test
  void a_watermark_makes_records_late() {
    PipelineTest test = PipelineTest.of(Examples.revenue());
    Order late = Order.of("a", 7, 59);

    test.input("orders")
        .send(Order.of("a", 100, 10))
        .watermark(Order.NOON.plusSeconds(60))
        .send(late);
    test.end();

    test.output("revenue").containsExactly(minute("a", 0, 100));
    test.output("late-orders").containsExactly(late);
  }

  @Test
  void the_slower_of_two_inputs_sets_the_time() {
    PipelineTest test = PipelineTest.of(Examples.united());

    test.input("web").watermark(Order.NOON.plusSeconds(300));
    test.settle();
    test.input("shops").send(Order.of("a", 7, 59));
    test.end();

    test.output("late-orders").isEmpty();
    test.output("revenue").containsExactly(minute("a", 0, 7));
  }

  @Test
  void an_idle_input_holds_nobody_back() {
    PipelineTest test = PipelineTest.of(Examples.united());
    Order late = Order.of("a", 7, 59);

    test.input("shops").idle();
    test.input("web").watermark(Order.NOON.plusSeconds(300));
    test.settle();
    test.input("shops").send(late);
    test.end();

    test.output("late-orders").containsExactly(late);
    test.output("revenue").isEmpty();
  }

  @Test
  void what_is_settled_comes_before_what_another_input_sends_later() {
    PipelineTest test = PipelineTest.of(Examples.united());
    Order tooLate = Order.of("a", 1, 20);

    test.input("web").watermark(Order.NOON.plusSeconds(300));
    test.input("shops").send(Order.of("a", 7, 10));
    test.settle();
    test.input("shops").watermark(Order.NOON.plusSeconds(120));
    test.settle();
    test.input("web").send(tooLate);
    test.end();

    test.output("revenue").containsExactly(minute("a", 0, 7));
    test.output("late-orders").containsExactly(tooLate);
  }

  @Test
  void windows_fire_at_the_end_even_if_the_input_is_idle() {
    PipelineTest test = PipelineTest.of(Examples.revenue());

    test.input("orders").send(Order.of("a", 100, 10)).idle();
    test.end();

    test.output("revenue").containsExactly(minute("a", 0, 100));
  }

  @Test
  void a_table_holds_the_latest_rows_and_every_change() {
    PipelineTest test = PipelineTest.of(Examples.balances());

    test.input("orders").send(Order.of("a", 1, 0), Order.of("b", 10, 0), Order.of("a", 2, 0));
    test.end();

    CollectedTable<String, Long> balances = test.table("balances");
    balances.hasRows(Map.of("a", 3L, "b", 10L));
    assertThat(balances).containsEntry("a", 3L);
    assertThat(balances.changes("a"))
        .containsExactly(Change.insert("a", 1L), Change.updateAfter("a", 3L));
    assertThat(balances.changes()).hasSize(3);
  }

  @Test
  void records_of_one_key_keep_their_order() {
    PipelineTest test = PipelineTest.of(Examples.balances()).parallelism(4);

    IntStream.range(0, 200)
        .forEach(i -> test.input("orders").send(Order.of("shop-" + i % 7, 1, i)));
    test.end();

    CollectedTable<String, Long> balances = test.table("balances");
    assertThat(balances.changes("shop-3")).extracting(Change::value).isSorted().hasSize(29);
  }

  @Test
  void checkpoints_while_a_window_is_open_change_nothing() {
    PipelineTest test =
        PipelineTest.of(AwaitingCheckpoint.revenue()).checkpointEvery(Duration.ofMillis(10));
    ScriptedInput<Order> orders = test.input("orders");

    IntStream.range(0, AwaitingCheckpoint.PATIENCE).forEach(i -> orders.send(Order.of("a", 2, 10)));
    test.end();

    assertThat(AwaitingCheckpoint.completed()).isTrue();
    test.output("revenue").containsExactly(minute("a", 0, 2L * AwaitingCheckpoint.PATIENCE));
  }

  @Test
  void what_the_clock_brings_is_awaited() {
    PipelineTest test = PipelineTest.of(Examples.delayed());

    test.input("orders").send(Order.of("a", 1, 0));
    test.awaitRecords("delayed", 1);
    test.restart();
    test.input("orders").send(Order.of("b", 1, 0));
    test.awaitRecords("delayed", 2);
    test.end();

    test.output("delayed").containsInAnyOrder("a", "b");
  }

  @Test
  void assertj_looks_at_collected_records() {
    PipelineTest test = PipelineTest.of(Examples.wordCount());

    test.input("lines").send("a a a");
    test.end();

    assertThat(test.<Keyed<String, Long>>output("counts"))
        .singleElement()
        .isEqualTo(new Keyed<>("a", 3L));
  }

  @RepeatedTest(20)
  void a_test_gives_the_same_every_time() {
    PipelineTest test = PipelineTest.of(Examples.revenue()).parallelism(3);
    List<Order> orders =
        IntStream.range(0, 300).mapToObj(i -> Order.of("s" + i % 5, i, i * 37 % 600)).toList();

    ScriptedInput<Order> input = test.input("orders");
    orders.forEach(input::send);
    test.end();

    Set<Order> late = lateByTheRule(orders);
    assertThat(late).hasSizeBetween(100, 299);
    test.<Order>output("late-orders")
        .containsInOrderPerKey(Order::shop, late.toArray(Order[]::new));
    assertThat(test.<Windowed<String, Long>>output("revenue").records())
        .extracting(Windowed::value)
        .satisfies(sums -> assertThat(sum(sums)).isEqualTo(sumWithout(orders, late)));
  }

  /** A record is late once the end of its minute lies at least ten seconds behind the latest. */
  private static Set<Order> lateByTheRule(List<Order> orders) {
    Set<Order> late = new LinkedHashSet<>();
    long latest = 0;
    for (Order order : orders) {
      long at = Duration.between(Order.NOON, order.at()).toSeconds();
      if (at / 60 * 60 + 60 <= latest - 10) {
        late.add(order);
      }
      latest = Math.max(latest, at);
    }
    return late;
  }

  private static long sum(List<? extends Long> values) {
    return values.stream().mapToLong(Long::longValue).sum();
  }

  private static long sumWithout(List<Order> orders, Set<Order> late) {
    return orders.stream().filter(o -> !late.contains(o)).mapToLong(Order::cents).sum();
  }
}
