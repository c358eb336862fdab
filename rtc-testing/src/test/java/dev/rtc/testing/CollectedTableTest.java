package dev.rtc.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.type.Change;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CollectedTableTest {

  private final CollectedTable<String, Integer> table =
      new CollectedTable<>(
          "output 'rows'",
          List.of(
              new Collected<>(0, Change.insert("a", 1)),
              new Collected<>(1, Change.insert("b", 1)),
              new Collected<>(0, Change.updateAfter("a", 2)),
              new Collected<>(1, Change.delete("b", 1))));

  @Test
  void rows_are_what_the_changes_leave() {
    assertThat(table.rows()).isEqualTo(Map.of("a", 2));
    assertThat(table.changes("b")).containsExactly(Change.insert("b", 1), Change.delete("b", 1));
  }

  @Test
  void a_difference_lists_rows_that_are_missing_and_extra() {
    assertThatThrownBy(() -> table.hasRows(Map.of("a", 1)))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            output 'rows'
              expected 1 row, found 1 row
              missing (1):
                a=1
              extra (1):
                a=2\
            """);
  }

  @Test
  void a_table_that_should_be_empty_shows_its_rows() {
    assertThatThrownBy(table::isEmpty)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("expected 0 rows, found 1 row\n  extra (1):\n    a=2");
  }
}
