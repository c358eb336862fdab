package dev.rtc.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keeps the samples of {@code docs/faults.md} where they belong. */
class FaultSamplesTest {

  private static final Path PAGE = Path.of("..", "docs", "faults.md");
  private static final Pattern SECTION =
      Pattern.compile("^## (RTC-\\d{3})$(.*?)(?=^## |\\z)", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern SAMPLE =
      Pattern.compile("<!-- sample: \\S+#(\\S+) -->\n```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void a_section_shows_the_sample_of_its_own_code() throws IOException {
    for (MatchResult section : sections()) {
      assertThat(samples(section))
          .as(section.group(1))
          .extracting(sample -> sample.group(1))
          .isSubsetOf(section.group(1));
    }
  }

  @Test
  void a_sample_marks_one_form_as_faulty_and_shows_what_to_write_instead() throws IOException {
    for (MatchResult section : sections()) {
      assertThat(samples(section))
          .as(section.group(1))
          .extracting(sample -> sample.group(2))
          .allSatisfy(
              sample -> {
                assertThat(sample).containsOnlyOnce("// faulty");
                assertThat(sample.lines()).hasSizeGreaterThan(1);
              });
    }
  }

  private static List<MatchResult> sections() throws IOException {
    return SECTION.matcher(Files.readString(PAGE)).results().toList();
  }

  private static List<MatchResult> samples(MatchResult section) {
    return SAMPLE.matcher(section.group(2)).results().toList();
  }
}
