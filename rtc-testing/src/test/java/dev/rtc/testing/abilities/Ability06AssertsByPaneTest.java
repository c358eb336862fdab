package dev.rtc.testing.abilities;

import static dev.rtc.testing.abilities.Shop.NOON;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.testing.CollectedTable;
import dev.rtc.testing.Engine;
import dev.rtc.testing.PipelineTest;
import dev.rtc.testing.abilities.Shop.Sale;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import dev.rtc.type.WindowKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Shows ability 6: results are told apart by when their window told them. */
class Ability06AssertsByPaneTest {

  private static final WindowKey<String> FIRST_MINUTE =
      new WindowKey<>("a", NOON, NOON.plusSeconds(60));

  @Test
  void a_corrected_window_tells_early_on_time_and_late() {
    // region panes
    PipelineTest test = PipelineTest.of(CashDesk.corrected());

    test.input("sales").send(Sale.of("a", 100, 10));
    test.advanceClock(Duration.ofSeconds(2));                            // tells every second
    test.input("sales").send(Sale.of("a", 20, 30));
    test.input("sales").watermark(NOON.plusSeconds(60));                 // the minute is over
    test.input("sales").send(Sale.of("a", 3, 50));                       // late, but not too late
    test.input("sales").watermark(NOON.plusSeconds(180)).send(Sale.of("a", 7, 5));
    test.end();

    CollectedTable<WindowKey<String>, Long> revenue = test.table("revenue");
    revenue.early().containsExactly(Change.insert(FIRST_MINUTE, 100L));
    revenue.onTime().containsExactly(Change.updateAfter(FIRST_MINUTE, 120L));
    revenue.late().containsExactly(Change.updateAfter(FIRST_MINUTE, 123L));
    test.late("per-minute").containsExactly(Sale.of("a", 7, 5));
    // endregion
  }

  @Test
  void a_result_that_changes_nothing_on_time_was_early_only() {
    PipelineTest test = PipelineTest.of(CashDesk.corrected());

    test.input("sales").send(Sale.of("a", 100, 10));
    test.advanceClock(Duration.ofSeconds(2));
    test.end();

    CollectedTable<WindowKey<String>, Long> revenue = test.table("revenue");
    revenue.early().containsExactly(Change.insert(FIRST_MINUTE, 100L));
    revenue.onTime().isEmpty();
    revenue.late().isEmpty();
  }

  @Test
  void an_early_result_stays_early_when_a_crash_repeats_it() {
    PipelineTest test = PipelineTest.of(CashDesk.corrected());

    test.input("sales").send(Sale.of("a", 100, 10));
    test.checkpoint();
    test.advanceClock(Duration.ofSeconds(2));
    test.crash();
    test.advanceClock(Duration.ZERO);
    test.input("sales").send(Sale.of("a", 20, 30));
    test.end();

    CollectedTable<WindowKey<String>, Long> revenue = test.table("revenue");
    revenue.early().containsExactly(Change.insert(FIRST_MINUTE, 100L));
    revenue.onTime().containsExactly(Change.updateAfter(FIRST_MINUTE, 120L));
  }

  @Test
  void panes_are_told_behind_stateless_steps_of_a_table_and_of_its_changes() {
    PipelineTest test = PipelineTest.of(CashDesk.euros());

    test.input("sales").send(Sale.of("a", 100, 10));
    test.advanceClock(Duration.ofSeconds(2));
    test.input("sales").send(Sale.of("a", 200, 30), Sale.of("a", 1, 80));
    test.input("sales").send(Sale.of("a", 400, 50));
    test.end();

    test.output("euros").early().containsExactly("1 INSERT");
    test.output("euros").onTime().contains("1 UPDATE_BEFORE", "3 UPDATE_AFTER");
    test.output("euros").late().containsExactly("3 UPDATE_BEFORE", "7 UPDATE_AFTER");
  }

  @Test
  void a_window_that_tells_once_is_on_time() {
    PipelineTest test = PipelineTest.of(Shop.revenue());

    test.input("sales").send(Sale.of("a", 100, 10), Sale.of("a", 1, 200));
    test.end();

    test.output("revenue")
        .onTime()
        .containsInAnyOrder(Shop.minute("a", 0, 100), Shop.minute("a", 3, 1));
    test.output("revenue").early().isEmpty();
    test.output("revenue").late().isEmpty();
  }

  @Test
  void what_was_late_and_what_was_bad_is_found_by_its_step() {
    PipelineTest test = PipelineTest.of(CashDesk.audited());

    test.input("sales").send(Sale.of("a", 50, 10), Sale.of("a", 60, 200), Sale.of("a", 70, 20));
    test.end();

    test.late("per-minute").containsExactly(Sale.of("a", 5, 20));
    test.deadLetters("bad").areOfSteps("share");
    test.deadLetters("bad")
        .of("share")
        .records(DataType.of(Sale.class))
        .containsExactly(Sale.of("a", 50, 10));
  }

  @Test
  void what_no_window_tells_has_no_pane() {
    PipelineTest test = PipelineTest.of(Shop.balances());
    test.end();

    assertThatThrownBy(() -> test.table("balances").onTime())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching(
            "output 'balances' of pipeline 'balances', fed by sum \\(Shop.java:\\d+\\) has no"
                + " results on time: 'sum' \\(running, Shop.java:\\d+\\) is no window, nor a"
                + " stateless step behind one; look at records\\(\\)");
  }

  @Test
  void late_records_have_no_pane() {
    PipelineTest test = PipelineTest.of(Shop.revenue());
    test.end();

    assertThatThrownBy(() -> test.output("late").late())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("it takes the records of 'per-minute (late)' that no window has");
  }

  @Test
  void a_cluster_tells_late_results_only() {
    PipelineTest test = PipelineTest.of(CashDesk.corrected()).on(Engine.MINI_CLUSTER);
    test.end();

    test.table("revenue").late().isEmpty();
    assertThatThrownBy(() -> test.table("revenue").early())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith(
            "results early cannot be told, as early results come by the machine's clock on"
                + " MINI_CLUSTER; write test.on(Engine.DRIVER)");
  }

  @Test
  void a_step_without_a_sink_of_late_records_is_refused() {
    PipelineTest test = PipelineTest.of(Shop.revenue());

    assertThatThrownBy(() -> test.late("revenue"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "pipeline 'revenue' has no step 'revenue' where records can be late; it has"
                + " 'per-minute'");
    assertThatThrownBy(() -> test.deadLetters("late"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pipeline 'revenue' has no sink of dead letters 'late'; it has none");
  }
}
