package dev.rtc.testing.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DifferencesTest {

  /** Compares as it should, and hashes by identity. */
  private static final class Loose {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Loose;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  @Test
  void the_order_does_not_count() {
    assertThat(between(List.of(1, 2, 2, 3), List.of(2, 3, 1, 2)).none()).isTrue();
  }

  @Test
  void each_record_counts_as_often_as_it_is_there() {
    Differences<Object> differences = between(List.of("a", "a", "b"), List.of("b", "a", "b", "c"));

    assertThat(differences.missing()).hasToString("[a]");
    assertThat(differences.extra()).containsExactly("b", "c");
  }

  @Test
  void arrays_are_compared_by_content() {
    assertThat(between(List.of(new int[] {1, 2}), List.of(new int[] {1, 2})).none()).isTrue();
    assertThat(between(List.of(new int[] {1, 2}), List.of(new int[] {2, 1})).text())
        .isEqualTo("\n  missing (1):\n    [1, 2]\n  extra (1):\n    [2, 1]");
  }

  @Test
  void equal_records_of_different_hash_codes_are_equal() {
    assertThat(between(List.of(new Loose()), List.of(new Loose())).none()).isTrue();
    assertThat(between(List.of(new Loose()), List.of(new Loose(), new Loose())).extra()).hasSize(1);
  }

  @Test
  void what_looks_alike_is_shown_with_its_class() {
    assertThat(between(List.of(5), List.of(5L)).text())
        .isEqualTo("\n  missing (1):\n    Integer 5\n  extra (1):\n    Long 5");
  }

  @Test
  void many_records_in_any_order_are_compared() {
    List<Integer> up = IntStream.range(0, 200_000).boxed().toList();
    List<Integer> down = IntStream.range(0, 200_000).map(i -> 200_000 - i).boxed().toList();

    Differences<Object> differences = between(up, down);

    assertThat(differences.missing()).hasToString("[0]");
    assertThat(differences.extra()).containsExactly(200_000);
  }

  private static Differences<Object> between(List<?> expected, List<?> found) {
    return Differences.between(expected, List.<Object>copyOf(found), Function.identity());
  }
}
