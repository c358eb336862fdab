package dev.rtc.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import dev.rtc.type.KeyType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CollectedTableTest {

  private final CollectedTable<String, Integer> table =
      new CollectedTable<>(
          "output 'rows'",
          DataType.STRING.key(),
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
                a=2
              the first missing record
                key        a
                nearest    a=2
                           value: expected 1, found 2\
            """);
  }

  @Test
  void rows_whose_keys_hold_arrays_are_told_apart_by_content() {
    record Cell(long[] place) {}
    Cell cell = new Cell(new long[] {1, 2});
    Cell same = new Cell(new long[] {1, 2});
    CollectedTable<Cell, Integer> cells =
        new CollectedTable<>(
            "output 'cells'",
            DataType.of(Cell.class).key(),
            List.of(
                new Collected<>(0, Change.insert(cell, 1)),
                new Collected<>(0, Change.updateAfter(same, 2))));

    assertThat(cells.rows()).containsOnly(Map.entry(same, 2));
    assertThat(cells.changes(new Cell(new long[] {1, 2}))).hasSize(2);
    cells.hasRows(Map.of(new Cell(new long[] {1, 2}), 2));
  }

  @Test
  void a_key_of_a_wrong_class_is_a_row_that_is_missing() {
    CollectedTable<Object, Integer> units =
        new CollectedTable<>("output 'units'", wrongly(DataType.of(TimeUnit.class)), List.of());

    assertThatThrownBy(() -> units.hasRows(Map.of("SECONDS", 1)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("missing (1):\n    SECONDS=1\n");
  }

  @SuppressWarnings("unchecked") // as a test does that writes a wrong type
  private static KeyType<Object> wrongly(DataType<?> type) {
    return (KeyType<Object>) type.key();
  }

  @Test
  void a_table_that_should_be_empty_shows_its_rows() {
    assertThatThrownBy(table::isEmpty)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("expected 0 rows, found 1 row\n  extra (1):\n    a=2");
  }
}
