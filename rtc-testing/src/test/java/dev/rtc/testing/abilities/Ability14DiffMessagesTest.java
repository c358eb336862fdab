package dev.rtc.testing.abilities;

import static dev.rtc.testing.abilities.Shop.minute;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.testing.PipelineTest;
import dev.rtc.testing.abilities.Shop.Sale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Shows ability 14: a failure tells which record, its key, its window, when, and from where. */
class Ability14DiffMessagesTest {

  private final PipelineTest test = PipelineTest.of(Shop.revenue()).parallelism(1);

  @Test
  void a_missing_record_is_told_with_its_place_and_what_comes_nearest() {
    test.input("sales").send(Sale.of("a", 90, 10), Sale.of("b", 7, 20), Sale.of("a", 1, 75));

    assertThatThrownBy(
            () -> test.output("revenue").containsInAnyOrder(minute("a", 0, 100), minute("b", 0, 7)))
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching(
            """
            output 'revenue' of pipeline 'revenue', fed by per-minute \\(Shop.java:\\d+\\)
              expected 2 records in any order, found 2 records
              missing \\(1\\):
                Windowed\\[key=a, .*, value=100\\]
              extra \\(1\\):
                Windowed\\[key=a, .*, value=90\\]
              the first missing record
                key        a
                window     2026-01-01T12:00:00Z to 2026-01-01T12:01:00Z
                watermark  2026-01-01T12:01:04.999Z, at the output, now
                nearest    Windowed\\[key=a, .*, value=90\\]
                           value: expected 100, found 90
                           came at watermark 2026-01-01T12:00:09.999Z from subtask 0\
            """);
  }

  @Test
  void a_record_that_has_not_come_yet_is_told_with_the_watermark_of_now() {
    test.input("sales").send(Sale.of("a", 100, 10));

    assertThatThrownBy(() -> test.output("revenue").containsExactly(minute("a", 0, 100)))
        .isInstanceOf(AssertionError.class)
        .hasMessageEndingWith(
            """
              the first missing record
                key        a
                window     2026-01-01T12:00:00Z to 2026-01-01T12:01:00Z
                watermark  2026-01-01T11:59:59.999Z, at the output, now
                           what waits for a later one comes with it, or with test.end()\
            """);
  }

  @Test
  void an_extra_record_is_told_with_the_watermark_of_its_arrival() {
    test.input("sales").send(Sale.of("a", 90, 10), Sale.of("a", 1, 75));

    assertThatThrownBy(() -> test.output("revenue").isEmpty())
        .isInstanceOf(AssertionError.class)
        .hasMessageEndingWith(
            """
              the first extra record
                key        a
                window     2026-01-01T12:00:00Z to 2026-01-01T12:01:00Z
                came       at watermark 2026-01-01T11:59:59.999Z from subtask 0\
            """);
  }

  @Test
  void another_order_is_told_field_by_field() {
    test.input("sales").send(Sale.of("a", 90, 10), Sale.of("a", 1, 75), Sale.of("a", 2, 200));

    assertThatThrownBy(
            () -> test.output("revenue").containsExactly(minute("a", 1, 1), minute("a", 0, 90)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("  first difference at record 1:\n    expected Windowed[key=a,")
        .hasMessageContaining(
            "value: expected 1, found 90\n    found came at watermark 2026-01-01T11:59:59.999Z");
  }

  @Test
  void a_late_output_names_the_step_whose_records_were_late() {
    assertThatThrownBy(() -> test.output("late").containsExactly(Sale.of("a", 1, 1)))
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching(
            "(?s)output 'late' of pipeline 'revenue', fed by per-minute \\(late\\)"
                + " \\(Shop.java:\\d+\\)\n.*");
  }

  @Test
  void a_row_is_compared_with_the_row_of_its_key() {
    PipelineTest balances = PipelineTest.of(Shop.balances());
    balances.input("sales").send(Sale.of("a", 1, 0), Sale.of("b", 2, 0), Sale.of("a", 4, 0));

    assertThatThrownBy(() -> balances.table("balances").hasRows(Map.of("a", 6L, "b", 2L)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(
            """
              the first missing record
                key        a
                nearest    a=5
                           value: expected 6, found 5\
            """);
    balances.close();
  }
}
