package dev.rtc.testing.abilities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.Pipeline;
import dev.rtc.testing.PipelineTest;
import dev.rtc.testing.abilities.Shop.Sale;
import dev.rtc.time.Lifetime;
import dev.rtc.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Shows ability 2: a test needs no cluster, no thread and no socket. */
class Ability02NoClusterTest {

  private static final List<Thread> WORKERS = new ArrayList<>();

  @Test
  void every_step_runs_in_the_thread_of_the_test() {
    WORKERS.clear();
    PipelineTest test = PipelineTest.of(watched()).parallelism(4);

    test.input("sales").send(Sale.of("a", 1, 0), Sale.of("b", 2, 0));
    test.restart(2);
    test.input("sales").send(Sale.of("c", 3, 0));
    test.end();

    assertThat(WORKERS).hasSize(3).containsOnly(Thread.currentThread());
  }

  @Test
  void no_thread_is_left_and_none_of_a_cluster_begun() {
    Set<Thread> before = threads();
    PipelineTest test = PipelineTest.of(Shop.revenue()).parallelism(4);

    test.input("sales").send(Sale.of("a", 100, 10));
    Set<Thread> during = threads();
    test.end();

    during.removeAll(before);
    Set<Thread> after = threads();
    after.removeAll(before);
    assertThat(during).extracting(Thread::getName).noneMatch(Ability02NoClusterTest::isOfFlink);
    assertThat(after).extracting(Thread::getName).noneMatch(Ability02NoClusterTest::isOfFlink);
  }

  @Test
  void what_an_input_sends_has_reached_the_output_when_the_call_returns() {
    try (PipelineTest test = PipelineTest.of(Shop.balances())) {
      test.input("sales").send(Sale.of("a", 1, 0));
      assertThat(test.table("balances").changes()).hasSize(1);

      test.input("sales").send(Sale.of("a", 2, 0));
      assertThat(test.table("balances").changes()).hasSize(2);
    }
  }

  /** Other tests of this JVM may come and go meanwhile, but none has a cluster of that name. */
  private static boolean isOfFlink(String thread) {
    return thread.startsWith("flink-pekko")
        || thread.startsWith("flink-rest")
        || thread.startsWith("Source:")
        || thread.startsWith("per-minute")
        || thread.contains("netty");
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream().collect(Collectors.toSet());
  }

  private static Pipeline watched() {
    return Pipeline.define(
        "watched",
        p ->
            p.from("sales", Shop.sales())
                .keyBy(Sale::shop)
                .first("first", Lifetime.forever())
                .map("watched", DataType.LONG, Ability02NoClusterTest::watch)
                .to("out", Shop.sink()));
  }

  private static long watch(Sale sale) {
    WORKERS.add(Thread.currentThread());
    return sale.cents();
  }
}
