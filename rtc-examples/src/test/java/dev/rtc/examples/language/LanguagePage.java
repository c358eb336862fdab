package dev.rtc.examples.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the tables of {@code docs/language.md}, and what they refer to. */
record LanguagePage(Path file, Map<String, String> sections, Map<String, Path> tests) {

  private static final Pattern SECTION =
      Pattern.compile("^##+ (.+?)$(.*?)(?=^##|\\z)", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern SAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern REFERENCE =
      Pattern.compile("^\\[(\\w+)]: (\\S+)$", Pattern.MULTILINE);
  private static final Pattern LINK = Pattern.compile("\\[(\\w+)]\\[(\\w+)]");
  private static final Pattern ANCHOR = Pattern.compile("\\[.*]\\(#([\\w-]+)\\)");

  private static final Pattern SOURCE = Pattern.compile("<!-- sample: ([^\\s#]+)");
  private static final Pattern IMPORT =
      Pattern.compile("^import (?:static )?(dev\\.rtc\\.[a-z.]*[A-Z]\\w*)", Pattern.MULTILINE);

  static LanguagePage read(Path file) throws IOException {
    String page = Files.readString(file);
    Map<String, String> sections = new TreeMap<>();
    SECTION.matcher(page).results().forEach(found -> sections.put(found.group(1), found.group(2)));
    Map<String, Path> tests = new TreeMap<>();
    REFERENCE
        .matcher(page)
        .results()
        .forEach(found -> tests.put(found.group(1), file.resolveSibling(found.group(2))));
    return new LanguagePage(file, sections, tests);
  }

  /** Returns the table of a section: the rows whose first cell is code. */
  List<Row> table(String section) {
    return section(section).lines().filter(line -> line.startsWith("| `")).map(Row::of).toList();
  }

  /** Returns the first cells, which are code, of the tables of a section. */
  Set<String> firstCells(String section) {
    return section(section)
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split("`", -1)[1])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the full name of each class in the table of imports. */
  Set<String> imports() {
    return section("Imports")
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split(" \\| ", -1))
        .flatMap(cells -> qualified(cells[0].replaceAll("[| `]", ""), cells[1]))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> qualified(String packageName, String nouns) {
    return Pattern.compile("`(\\w+)`")
        .matcher(nouns)
        .results()
        .map(noun -> packageName + "." + noun.group(1));
  }

  /** Returns what the files import, of rtc, that the samples are pulled from. */
  Set<String> importsOfSamples() throws IOException {
    Path root = file.resolveSibling("..");
    return SOURCE
        .matcher(Files.readString(file))
        .results()
        .map(found -> text(root.resolve(found.group(1))))
        .flatMap(code -> IMPORT.matcher(code).results())
        .map(found -> found.group(1))
        .filter(name -> !name.startsWith("dev.rtc.examples."))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String section(String title) {
    assertThat(sections).containsKey(title);
    return sections.get(title);
  }

  /** Returns the text of the test that a cell {@code [method][Class]} names. */
  String test(String cell) {
    Matcher link = LINK.matcher(cell);
    assertThat(link.matches()).as("[method][Class] in %s", cell).isTrue();
    assertThat(tests).containsKey(link.group(2));
    String code = text(tests.get(link.group(2)));
    Matcher method =
        Pattern.compile(
                "  @Test\n  void " + link.group(1) + "\\(\\) \\{\n(.*?)\n  }\n", Pattern.DOTALL)
            .matcher(code);
    assertThat(method.find()).as("a test %s in %s", link.group(1), link.group(2)).isTrue();
    return method.group(1);
  }

  /** Returns all samples of the section that a cell links. */
  String samples(String cell) {
    Matcher anchor = ANCHOR.matcher(cell);
    String wanted = anchor.matches() ? anchor.group(1) : cell;
    String title =
        sections.keySet().stream()
            .filter(heading -> slug(heading).equals(wanted))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no section " + wanted + " in " + file));
    return SAMPLE
        .matcher(sections.get(title))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.joining("\n"));
  }

  private static String slug(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", "").replace(' ', '-');
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Holds a row.
   *
   * @param name what it is about
   * @param test the test on a cluster
   * @param restart the test with restarts, or {@code stateless}
   * @param section the section with the sample
   */
  record Row(String name, String test, String restart, String section) {

    static Row of(String line) {
      String[] cells = line.substring(2, line.length() - 2).split(" \\| ", -1);
      String name = cells[0].replace("`", "");
      return name.contains(".")
          ? new Row(name, cells[1], cells[2], cells[3])
          : new Row(name, cells[4], cells[4], "aggregations");
    }

    boolean isStateless() {
      return restart.equals("stateless");
    }

    /** Returns the name of the method: {@code window} of {@code Flow.window(Window, Late)}. */
    String method() {
      return name.replaceAll("\\(.*", "").replaceAll(".*\\.", "");
    }
  }
}
