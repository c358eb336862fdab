package dev.rtc.testing;

import static dev.rtc.testing.Examples.minute;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PartitionTest {

  private final PipelineTest test = PipelineTest.of(Examples.revenue());
  private final ScriptedInput<Order> first = test.input("orders");
  private final ScriptedInput<Order> second = first.partition(1);

  @Test
  void the_slowest_partition_sets_the_time() {
    second.send(Order.of("b", 1, 10));
    first.send(Order.of("a", 1, 600), Order.of("a", 2, 10));
    test.end();

    test.output("revenue")
        .containsInAnyOrder(minute("b", 0, 1), minute("a", 10, 1), minute("a", 0, 2));
    test.output("late-orders").isEmpty();
  }

  @Test
  void what_is_late_in_all_partitions_is_late() {
    Order late = Order.of("b", 2, 10);

    first.send(Order.of("a", 1, 600));
    second.send(Order.of("b", 1, 600), late);
    test.end();

    test.output("late-orders").containsExactly(late);
  }

  @Test
  void an_idle_partition_holds_nobody_back() {
    Order late = Order.of("a", 2, 10);

    second.idle();
    first.send(Order.of("a", 1, 600), late);
    test.end();

    test.output("revenue").containsExactly(minute("a", 10, 1));
    test.output("late-orders").containsExactly(late);
  }

  @Test
  void a_partition_that_says_nothing_holds_the_watermark_back() {
    Order old = Order.of("a", 2, 10);

    first.partition(2).send(Order.of("a", 1, 600), old);
    first.watermark(Order.NOON.plusSeconds(600));
    test.end();

    test.output("late-orders").isEmpty();
    test.output("revenue").containsInAnyOrder(minute("a", 0, 2), minute("a", 10, 1));
  }

  @Test
  void a_partition_goes_on_behind_a_restart() {
    Order late = Order.of("b", 3, 70);

    first.send(Order.of("a", 1, 10));
    second.send(Order.of("b", 2, 20)).idle();
    test.restart();
    first.send(Order.of("a", 4, 600));
    test.settle();
    second.send(late);
    test.end();

    test.output("revenue")
        .containsInAnyOrder(minute("a", 0, 1), minute("b", 0, 2), minute("a", 10, 4));
    test.output("late-orders").containsExactly(late);
  }

  @Test
  void windows_fire_at_the_end_even_if_all_partitions_are_idle() {
    first.send(Order.of("a", 1, 10)).idle();
    second.idle();
    test.end();

    test.output("revenue").containsExactly(minute("a", 0, 1));
  }

  @Test
  void a_partition_that_cannot_be_is_refused() {
    assertThatThrownBy(() -> first.partition(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("input 'orders' \\(.*\\) has no partition -1; write 0 to 99");
    assertThatThrownBy(() -> first.partition(100)).isInstanceOf(IllegalArgumentException.class);
  }
}
