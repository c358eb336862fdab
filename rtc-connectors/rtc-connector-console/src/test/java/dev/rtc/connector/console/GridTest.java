package dev.rtc.connector.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.type.Keyed;
import dev.rtc.type.Text;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GridTest {

  @Test
  void columns_are_aligned() {
    List<Keyed<Text, Long>> rows =
        LongStream.rangeClosed(1, 10)
            .mapToObj(i -> new Keyed<>(Text.of("ä".repeat((int) i % 4)), 1_000 / i))
            .toList();

    assertThat(Grid.lines(rows, 10))
        .startsWith(" 1  ä    1000", " 2  ää    500", " 3  äää   333", " 4        250")
        .endsWith("10  ää    100");
  }

  @Test
  void rows_that_are_not_shown_are_counted() {
    assertThat(Grid.lines(List.of(new Keyed<>("a", 1)), 3))
        .containsExactly("1  a  1", "(1 of 3 rows)");
    assertThat(Grid.lines(List.of(), 0)).containsExactly("(0 of 0 rows)");
  }

  @Test
  void a_cell_can_neither_break_a_line_nor_control_the_terminal() {
    assertThat(Grid.lines(List.of(new Keyed<>("a\nb\u001B[2J", 1)), 1))
        .containsExactly("1  a\uFFFDb\uFFFD[2J  1");
  }

  @Test
  void a_long_key_is_cut() {
    assertThat(Grid.lines(List.of(new Keyed<>("x".repeat(49), 1)), 1))
        .containsExactly("1  " + "x".repeat(47) + "…  1");
    assertThat(Grid.lines(List.of(new Keyed<>("x".repeat(48), 1)), 1))
        .containsExactly("1  " + "x".repeat(48) + "  1");
  }
}
