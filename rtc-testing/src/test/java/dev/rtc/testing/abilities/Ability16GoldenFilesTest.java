package dev.rtc.testing.abilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.Pipeline;
import dev.rtc.testing.Golden;
import dev.rtc.testing.PipelineTest;
import dev.rtc.testing.abilities.Shop.Sale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shows ability 16: the plan and the output of a pipeline are kept in files and compared. */
class Ability16GoldenFilesTest {

  @TempDir private Path folder;

  @Test
  void the_plan_and_the_output_are_those_that_were_approved() {
    // region golden
    Pipeline pipeline = Shop.revenue();
    PipelineTest test = PipelineTest.of(pipeline);

    test.input("sales").send(Sale.of("a", 1, 0), Sale.of("b", 2, 1), Sale.of("a", 4, 100));
    test.end();

    Golden.file("src/test/golden/revenue.plan").matches(pipeline.describe());
    Golden.file("src/test/golden/revenue.out").matches(test.output("revenue").text());
    // endregion
  }

  @Test
  void a_file_that_differs_shows_how_and_how_to_accept_it() {
    Path file = folder.resolve("lines.txt");
    Golden.file(file).approve("one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n");

    assertThatThrownBy(() -> compare(file, "one\ntwo\nthree\nfour\n5\nsix\nseven\neight\nnine\n"))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            golden file %1$s differs
            --- %1$s
            +++ found
            @@ -2,7 +2,8 @@
             two
             three
             four
            -five
            +5
             six
             seven
             eight
            +nine
            to accept it, run the test with -Drtc.golden=write and review the file\
            """
                .formatted(file));
  }

  @Test
  void a_file_that_is_not_there_shows_what_would_be_in_it() {
    Path file = folder.resolve("none.txt");

    assertThatThrownBy(() -> compare(file, "one\ntwo\n"))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            golden file %s is not there; the text would be
              one
              two
            to write it, run the test with -Drtc.golden=write and review the file\
            """
                .formatted(file));
    assertThat(file).doesNotExist();
  }

  @Test
  void how_lines_end_does_not_matter() throws IOException {
    Path file = folder.resolve("windows.txt");
    Files.writeString(file, "one\r\ntwo");

    compare(file, "one\ntwo\n");
  }

  @Test
  void what_is_approved_is_written_with_plain_line_ends() throws IOException {
    Path file = folder.resolve("made/on/the/way.txt");

    Golden.file(file).approve("one\r\ntwo");

    assertThat(Files.readString(file)).isEqualTo("one\ntwo\n");
  }

  /** Compares even if the files of all tests are to be written. */
  private static void compare(Path file, String text) {
    String mode = System.clearProperty("rtc.golden");
    try {
      Golden.file(file).matches(text);
    } finally {
      if (mode != null) {
        System.setProperty("rtc.golden", mode);
      }
    }
  }
}
