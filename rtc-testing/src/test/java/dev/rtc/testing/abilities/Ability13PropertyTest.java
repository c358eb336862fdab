package dev.rtc.testing.abilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.Pipeline;
import dev.rtc.testing.SameResult;
import dev.rtc.testing.abilities.Shop.Sale;
import dev.rtc.time.Lifetime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Shows ability 13: the batch, the stream, any parallelism and any order of arrival give the same.
 */
class Ability13PropertyTest {

  private static final Sale[] SALES =
      IntStream.range(0, 12)
          .mapToObj(i -> Sale.of(i % 3 == 0 ? "a" : "b", "tea", i + 1, 7 * i))
          .toArray(Sale[]::new);

  @Test
  void a_window_gives_the_same_however_its_records_arrive() {
    // region same-result
    int runs =
        SameResult.of(Shop.revenue())
            .input("sales", Sale.of("a", 100, 10), Sale.of("b", 1, 14), Sale.of("a", 5, 62))
            .verify();
    // endregion

    assertThat(runs).isEqualTo(29);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "RUNNING_EACH",
        "RUNNING_WITHIN",
        "TUMBLING_DROP",
        "HOPPING_DIVERT",
        "SESSION_DIVERT",
        "GLOBAL_WINDOW",
        "BRANCH",
        "MAP_AND_FILTER"
      })
  void an_operator_gives_the_same_in_any_order(EachOperator operator) {
    int runs = SameResult.of(operator.pipeline()).input("sales", (Object[]) SALES).verify();

    assertThat(runs).isEqualTo(29);
  }

  @ParameterizedTest
  @EnumSource(names = {"TOTAL", "TOP", "TOP_DISTINCT", "LATEST", "FIRST", "ON_ERROR"})
  void what_asks_for_the_order_gives_the_same_on_any_parallelism(EachOperator operator) {
    int runs =
        SameResult.of(operator.pipeline()).input("sales", (Object[]) SALES).inOrder().verify();

    assertThat(runs).isEqualTo(9);
  }

  @Test
  void a_step_that_depends_on_the_order_is_found_with_its_seed() {
    Pipeline first =
        Pipeline.define(
            "first",
            p ->
                p.from("sales", Shop.sales(), Shop.TIME)
                    .keyBy(Sale::shop)
                    .first("first", Lifetime.forever())
                    .to("out", Shop.sink()));

    Sale[] close = IntStream.range(0, 6).mapToObj(i -> Sale.of("a", i, i)).toArray(Sale[]::new);

    assertThatThrownBy(() -> SameResult.of(first).input("sales", (Object[]) close).verify())
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching(
            "(?s)pipeline 'first' does not give what the batch gives when its input comes one by"
                + " one, in the order of seed \\d+: \\.orders\\(1, \\d+\\) \\(\\d subtasks\\)\n"
                + "  input 'sales': \\[Sale.*output 'out': 1 records instead of 1.*missing.*");
  }

  @Test
  void a_record_beyond_the_bound_is_found() {
    assertThatThrownBy(
            () ->
                SameResult.of(Shop.revenue())
                    .input("sales", Sale.of("a", 1, 100), Sale.of("a", 2, 10))
                    .verify())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("when its input comes one by one (1 subtasks)")
        .hasMessageContaining("output 'late': 1 records instead of 0");
  }

  @Test
  void bad_input_is_refused() {
    assertThatThrownBy(() -> SameResult.of(Shop.revenue()).input("orders", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pipeline 'revenue' has no source 'orders'; it has 'sales'");
    assertThatThrownBy(() -> SameResult.of(Shop.revenue()).verify())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "SameResult of pipeline 'revenue' has no input for source 'sales'; write"
                + " .input(\"sales\", ...)");
    assertThatThrownBy(() -> SameResult.of(Shop.revenue()).orders(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("SameResult.orders: 0 orders; write 1 or more, or inOrder()");
  }
}
