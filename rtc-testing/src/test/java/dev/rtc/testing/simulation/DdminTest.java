package dev.rtc.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DdminTest {

  private static final List<Integer> NUMBERS = IntStream.range(0, 40).boxed().toList();

  @Test
  void only_what_is_needed_to_fail_is_left() {
    List<Integer> small =
        Ddmin.shrink(NUMBERS, some -> some.contains(3) && some.contains(17) && some.contains(39));

    assertThat(small).containsExactly(3, 17, 39);
  }

  @Test
  void nothing_is_left_of_what_fails_anyway() {
    assertThat(Ddmin.shrink(NUMBERS, some -> true)).isEmpty();
  }

  @Test
  void all_is_left_if_nothing_less_fails() {
    assertThat(Ddmin.shrink(NUMBERS, some -> some.size() == NUMBERS.size())).isEqualTo(NUMBERS);
  }
}
