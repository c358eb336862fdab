package dev.rtc.testing.abilities;

import static dev.rtc.testing.abilities.Shop.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.testing.CollectedOutput;
import dev.rtc.testing.CollectedTable;
import dev.rtc.testing.PipelineTest;
import dev.rtc.testing.abilities.Shop.Sale;
import dev.rtc.type.Change;
import dev.rtc.type.Windowed;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Shows ability 15: outputs are matched in order, in any order, per key, and as tables. */
class Ability15MatchersTest {

  @Test
  void facts_are_matched_in_order_in_any_order_and_per_key() {
    // region facts
    PipelineTest test = PipelineTest.of(Shop.revenue()).parallelism(1);

    test.input("sales").send(Sale.of("a", 1, 0), Sale.of("b", 2, 1), Sale.of("a", 4, 100));
    test.end();

    CollectedOutput<Windowed<String, Long>> revenue = test.output("revenue");
    revenue.containsInAnyOrder(minute("a", 1, 4), minute("b", 0, 2), minute("a", 0, 1));
    revenue.containsInOrderPerKey(
        Windowed::key, minute("b", 0, 2), minute("a", 0, 1), minute("a", 1, 4));
    revenue.containsLastPerKey(Windowed::key, minute("a", 1, 4), minute("b", 0, 2));
    revenue.contains(minute("b", 0, 2));
    assertThat(revenue).extracting(Windowed::value).contains(4L);        // all of AssertJ
    // endregion
    assertThat(revenue.records()).hasSize(3);
  }

  @Test
  void a_table_is_matched_by_its_rows_one_row_or_its_changes() {
    // region tables
    PipelineTest test = PipelineTest.of(Shop.balances());

    test.input("sales").send(Sale.of("a", 1, 0), Sale.of("b", 2, 0), Sale.of("a", 4, 0));
    test.end();

    CollectedTable<String, Long> balances = test.table("balances");
    balances.hasRows(Map.of("a", 5L, "b", 2L));
    balances.hasRow("a", 5L).hasNoRow("c");
    assertThat(balances.changes("a"))
        .containsExactly(Change.insert("a", 1L), Change.updateAfter("a", 5L));
    // endregion
  }

  @Test
  void a_match_that_fails_says_what_it_wanted() {
    PipelineTest test = PipelineTest.of(Shop.revenue()).parallelism(1);
    test.input("sales").send(Sale.of("a", 1, 0), Sale.of("a", 4, 100));
    test.end();
    CollectedOutput<Windowed<String, Long>> revenue = test.output("revenue");

    assertThatThrownBy(() -> revenue.contains(minute("a", 0, 2)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("expected 1 record among others, found 2 records\n  missing (1):\n")
        .hasMessageContaining("value: expected 2, found 1")
        .hasMessageNotContaining("extra");
    assertThatThrownBy(() -> revenue.containsLastPerKey(Windowed::key, minute("a", 0, 1)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(
            "expected 1 record as the last of their keys, found 2 records of 1 key");
    assertThatThrownBy(
            () -> revenue.containsLastPerKey(Windowed::key, minute("a", 0, 1), minute("a", 1, 4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("containsLastPerKey: 2 records of key a are expected");
  }

  @Test
  void a_row_that_is_another_shows_how_it_came_to_be() {
    PipelineTest test = PipelineTest.of(Shop.balances());
    test.input("sales").send(Sale.of("a", 1, 0), Sale.of("a", 4, 0));
    test.end();
    CollectedTable<String, Long> balances = test.table("balances");

    assertThatThrownBy(() -> balances.hasRow("a", 6L))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("expected the row of a, found another")
        .hasMessageContaining("changes of a: [Change[kind=INSERT, key=a, value=1], Change[");
    assertThatThrownBy(() -> balances.hasRow("b", 6L))
        .hasMessageContaining("expected the row of b, found none among 1 row");
    assertThatThrownBy(() -> balances.hasNoRow("a"))
        .hasMessageContaining("expected no row of a\n  extra (1):\n    a=5");
  }
}
