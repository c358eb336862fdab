package dev.rtc.connector.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void a_terminal_is_redrawn_in_place() {
    Screen screen = screen(true);

    screen.redraw(List.of("a", "b", "c"));
    screen.redraw(List.of("d"));

    assertThat(shown())
        .isEqualTo(
            "^[?7l\r^[2Ka\n^[2Kb\n^[2Kc\n^[J^[?7h" //
                + "^[?7l\r^[3A^[2Kd\n^[J^[?7h");
  }

  @Test
  void what_others_wrote_below_a_table_stays_while_its_height_does() {
    Screen screen = screen(true);

    screen.redraw(List.of("a"));
    screen.redraw(List.of("b"));

    assertThat(shown()).isEqualTo("^[?7l\r^[2Ka\n^[J^[?7h" + "^[?7l\r^[1A^[2Kb\n^[?7h");
  }

  @Test
  void a_table_taller_than_the_terminal_is_cut() {
    Screen screen = screen(true, 5);

    screen.redraw(List.of("a", "b", "c"));
    screen.redraw(List.of("a", "b", "c", "d", "e"));

    assertThat(shown())
        .endsWith("^[?7l\r^[3A^[2Ka\n^[2Kb\n^[2K(3 lines more than the terminal has)\n^[?7h");
  }

  @Test
  void elsewhere_nothing_is_cut() {
    Screen screen = screen(false, 2);

    screen.redraw(List.of("a", "b", "c"));

    assertThat(shown()).isEqualTo("a\nb\nc\n");
  }

  @Test
  void the_height_of_a_terminal_is_read_as_stty_writes_it() {
    assertThat(Terminal.rows("24 80\n")).isEqualTo(24);
    assertThat(Terminal.rows("0 0\n")).isEqualTo(Integer.MAX_VALUE);
    assertThat(Terminal.rows("")).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void elsewhere_each_state_is_a_block() {
    Screen screen = screen(false);

    screen.redraw(List.of("a", "b"));
    screen.redraw(List.of("c"));

    assertThat(shown()).isEqualTo("a\nb\nc\n");
  }

  @Test
  void the_same_lines_are_not_shown_again() {
    Screen screen = screen(false);

    screen.redraw(List.of("a"));
    screen.redraw(List.of("a"));

    assertThat(shown()).isEqualTo("a\n");
  }

  private Screen screen(boolean terminal) {
    return screen(terminal, 40);
  }

  private Screen screen(boolean terminal, int height) {
    return new Screen(new PrintStream(bytes, false, UTF_8), terminal, () -> height);
  }

  private String shown() {
    return bytes.toString(UTF_8).replace("\u001B", "^");
  }
}
