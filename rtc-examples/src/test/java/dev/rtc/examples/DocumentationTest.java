package dev.rtc.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Keeps every sample of the documentation equal to code that is compiled and run.
 *
 * <p>A sample stands behind {@code <!-- sample: path#region -->}; {@code -Dsamples.update=true}
 * pulls all of them anew.
 */
class DocumentationTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern SAMPLE =
      Pattern.compile("<!-- sample: (\\S+?)(?:#(\\S+))? -->\n```(\\w*)\n(.*?)```", Pattern.DOTALL);

  @Test
  void every_sample_is_pulled_from_code_that_is_compiled() throws IOException {
    for (Path page : pages()) {
      String written = Files.readString(page);

      String pulled = SAMPLE.matcher(written).replaceAll(DocumentationTest::pull);

      if (Boolean.getBoolean("samples.update")) {
        Files.writeString(page, pulled);
      } else {
        assertThat(written)
            .as("%s; pull its samples with -Dsamples.update=true", ROOT.relativize(page))
            .isEqualTo(pulled);
      }
    }
  }

  @Test
  void the_readme_holds_the_word_count() throws IOException {
    assertThat(Files.readString(ROOT.resolve("README.md")))
        .contains("WordCount.java#wordcount -->")
        .contains(".total(\"count\", counting())");
  }

  @Test
  void no_java_sample_is_without_a_source() throws IOException {
    for (Path page : pages()) {
      String withoutSamples = SAMPLE.matcher(Files.readString(page)).replaceAll("");

      assertThat(withoutSamples).as(ROOT.relativize(page).toString()).doesNotContain("```java");
    }
  }

  private static String pull(MatchResult sample) {
    String code = code(ROOT.resolve(sample.group(1)), sample.group(2));
    String head = sample.group().substring(0, sample.group().indexOf("```"));
    return Matcher.quoteReplacement(head + "```" + sample.group(3) + "\n" + code + "\n```");
  }

  private static String code(Path file, String region) {
    try {
      String all = Files.readString(file);
      String wanted = region == null ? all.stripTrailing() : region(all, region, file);
      return wanted.stripIndent();
    } catch (IOException e) {
      throw new AssertionError("no such sample: " + file, e);
    }
  }

  private static String region(String all, String region, Path file) {
    List<String> lines = all.lines().toList();
    int begin = indexOf(lines, "// region " + region);
    assertThat(begin).as("region %s of %s", region, file).isNotNegative();
    List<String> behind = lines.subList(begin + 1, lines.size());
    return behind.subList(0, indexOf(behind, "// endregion")).stream()
        .collect(Collectors.joining("\n"))
        .stripTrailing();
  }

  private static int indexOf(List<String> lines, String marker) {
    return lines.stream().map(String::strip).toList().indexOf(marker);
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs)
          .filter(path -> path.toString().endsWith(".md"))
          .toList();
    }
  }
}
