package dev.rtc.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.testing.compare.FieldComparison;
import dev.rtc.type.Keyed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldComparisonTest {

  private record Line(String text, int[] places) {}

  @Test
  void fields_of_records_inside_are_compared() {
    Optional<FieldComparison> fields =
        FieldComparison.of(
            new Keyed<>("k", Order.of("a", 1, 0)), new Keyed<>("k", Order.of("b", 1, 0)));

    assertThat(fields).isPresent();
    assertThat(fields.get().equal()).isEqualTo(3);
    assertThat(fields.get().differing())
        .singleElement()
        .hasToString("value.shop: expected a, found b");
  }

  @Test
  void arrays_are_compared_by_content() {
    Optional<FieldComparison> fields =
        FieldComparison.of(new Line("a", new int[] {1}), new Line("a", new int[] {2}));

    assertThat(fields.get().differing())
        .singleElement()
        .hasToString("places: expected [1], found [2]");
    assertThat(
            FieldComparison.of(new Line("a", new int[] {1}), new Line("a", new int[] {1}))
                .get()
                .differing())
        .isEmpty();
  }

  @Test
  void an_entry_of_a_map_has_key_and_value() {
    assertThat(FieldComparison.of(Map.entry("a", 1), Map.entry("a", 2)).get().differing())
        .singleElement()
        .hasToString("value: expected 1, found 2");
  }

  @Test
  void what_looks_alike_is_told_by_its_class() {
    assertThat(FieldComparison.of(new Keyed<>("k", 5), new Keyed<>("k", 5L)).get().differing())
        .singleElement()
        .hasToString("value: expected Integer 5, found Long 5");
    assertThat(
            FieldComparison.of(new Keyed<>("k", List.of(1)), new Keyed<>("k", List.of(1L)))
                .get()
                .differing())
        .singleElement()
        .hasToString("value: expected [Integer 1], found [Long 1]");
  }

  @Test
  void what_has_no_fields_or_another_class_is_not_compared() {
    assertThat(FieldComparison.of("a", "b")).isEmpty();
    assertThat(FieldComparison.of(Order.of("a", 1, 0), new Keyed<>("a", 1))).isEmpty();
  }
}
