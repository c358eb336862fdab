package dev.rtc.testing.abilities;

import static dev.rtc.testing.Engine.DRIVER;
import static dev.rtc.testing.Engine.MINI_CLUSTER;
import static dev.rtc.testing.Engine.SIMULATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.Pipeline;
import dev.rtc.aggregate.Aggregations;
import dev.rtc.testing.CollectedTable;
import dev.rtc.testing.Engine;
import dev.rtc.testing.EngineScope;
import dev.rtc.testing.PipelineTest;
import dev.rtc.testing.abilities.Shop.Sale;
import dev.rtc.testing.junit.PipelineTestOn;
import dev.rtc.time.ClockWindow;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Shows ability 3: one script, unchanged, on the driver, under a seed, and on a cluster. */
class Ability03OneScriptThreeEnginesTest {

  // region three-engines
  @PipelineTestOn({DRIVER, SIMULATION, MINI_CLUSTER})
  void late_sales_are_diverted() {
    PipelineTest test = PipelineTest.of(Shop.revenue());

    test.input("sales").send(Sale.of("a", 100, 10), Sale.of("a", 5, 80), Sale.of("a", 1, 10));
    test.end();

    test.output("revenue").containsInAnyOrder(Shop.minute("a", 0, 100), Shop.minute("a", 1, 5));
    test.output("late").containsExactly(Sale.of("a", 1, 10));
  }

  // endregion

  @PipelineTestOn({DRIVER, SIMULATION, MINI_CLUSTER})
  void a_crash_loses_and_duplicates_nothing() {
    PipelineTest test = PipelineTest.of(Shop.balances());

    test.input("sales").send(Sale.of("a", 1, 0));
    test.crash();
    test.input("sales").send(Sale.of("a", 2, 0), Sale.of("b", 10, 0));
    test.checkpoint();
    test.input("sales").send(Sale.of("a", 4, 0));
    test.crash();
    test.crash();
    test.input("sales").send(Sale.of("a", 8, 0));
    test.end();

    CollectedTable<String, Long> balances = test.table("balances");
    balances.hasRows(Map.of("a", 15L, "b", 10L));
    assertThat(balances.changes("a"))
        .containsExactly(
            Change.insert("a", 1L),
            Change.updateAfter("a", 3L),
            Change.updateAfter("a", 7L),
            Change.updateAfter("a", 15L));
  }

  @PipelineTestOn({DRIVER, SIMULATION, MINI_CLUSTER})
  void a_crash_behind_a_restart_goes_back_to_its_savepoint() {
    PipelineTest test = PipelineTest.of(Shop.balances());

    test.input("sales").send(Sale.of("a", 1, 0));
    test.restart(3);
    test.input("sales").send(Sale.of("a", 2, 0));
    test.crash();
    test.end();

    assertThat(test.<String, Long>table("balances").changes("a"))
        .containsExactly(Change.insert("a", 1L), Change.updateAfter("a", 3L));
  }

  @PipelineTestOn({DRIVER, SIMULATION, MINI_CLUSTER})
  void time_that_passes_closes_windows_of_the_clock() {
    PipelineTest test = PipelineTest.of(byClock());

    test.input("sales").send(Sale.of("a", 1, 0), Sale.of("a", 2, 0));
    test.awaitRecords("out", 1);
    test.input("sales").send(Sale.of("a", 4, 0));
    test.awaitRecords("out", 2);
    test.advanceClock(Duration.ofMillis(1));
    test.end();

    test.output("out").containsInAnyOrder("a3", "a4");
  }

  private static Pipeline byClock() {
    return Pipeline.define(
        "by-clock",
        p ->
            p.from("sales", Shop.sales())
                .keyBy(Sale::shop)
                .window(ClockWindow.session(Duration.ofMillis(100)))
                .aggregate("step", Aggregations.summing(Sale::cents))
                .map("row", DataType.STRING, each -> each.key() + each.value())
                .to("out", Shop.sink()));
  }

  @PipelineTestOn(SIMULATION)
  void the_display_name_is_the_engine(TestInfo info) {
    assertThat(info.getDisplayName()).isEqualTo("SIMULATION");
  }

  @Test
  void engines_are_chosen_without_junit_too() {
    for (Engine engine : new Engine[] {DRIVER, SIMULATION}) {
      try (EngineScope scope = EngineScope.on(engine)) {
        assertThat(scope).isNotNull();
        late_sales_are_diverted();
      }
    }
  }
}
