package dev.rtc.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps a section of {@code docs/faults.md} for every code that the sources can tell. */
class FaultPagesTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern CODE = Pattern.compile("\\bRTC-\\d{3}\\b");
  private static final Pattern SECTION = Pattern.compile("(?m)^## (RTC-\\d{3})$");

  @Test
  void every_code_has_a_section_and_every_section_a_code() throws IOException {
    assertThat(sections()).doesNotHaveDuplicates().isSorted().hasSameElementsAs(codes());
  }

  @Test
  void every_section_says_more_than_its_code() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/faults.md"));

    assertThat(page.split("(?m)^## RTC-\\d{3}$"))
        .allSatisfy(section -> assertThat(section.strip()).hasSizeGreaterThan(40));
  }

  private static List<String> sections() throws IOException {
    return SECTION
        .matcher(Files.readString(ROOT.resolve("docs/faults.md")))
        .results()
        .map(section -> section.group(1))
        .toList();
  }

  private static Set<String> codes() {
    Set<String> codes = new TreeSet<>();
    for (String module : List.of("rtc-core", "rtc-connectors")) {
      sources(ROOT.resolve(module))
          .flatMap(source -> CODE.matcher(text(source)).results())
          .map(MatchResult::group)
          .forEach(codes::add);
    }
    return codes;
  }

  private static Stream<Path> sources(Path module) {
    try (Stream<Path> files = Files.walk(module)) {
      return files
          .filter(file -> file.toString().contains("/src/main/java/"))
          .filter(Files::isRegularFile)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
