package dev.rtc.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the whole program, files and all, as {@code ./rtc wordcount} does. */
class WordCountProgramTest {

  @TempDir private Path directory;

  @Test
  void counts_are_those_of_tr_sort_and_uniq_on_ascii() throws IOException {
    Path input = directory.resolve("river.txt");
    Files.write(input, BundledText.lines());

    Path output = count(input);

    assertThat(rows(output)).isEqualTo(oracle(Files.readString(input)));
  }

  @Test
  void beyond_ascii_words_are_runs_of_unicode_letters_and_digits_in_lower_case()
      throws IOException {
    Path input = directory.resolve("unicode.txt");
    Files.writeString(input, "Ünïcode ünïcode—ÜNÏCODE naïve_naïve 東京 東京 ١٢ e\u0301\n");

    Path output = count(input);

    assertThat(rows(output))
        .isEqualTo(Map.of("ünïcode", 3L, "naïve", 2L, "東京", 2L, "١٢", 1L, "e", 1L));
  }

  @Test
  void an_empty_file_gives_an_empty_result() throws IOException {
    Path output = count(Files.createFile(directory.resolve("empty.txt")));

    assertThat(output).isEmptyFile();
  }

  private Path count(Path input) {
    Path output = directory.resolve("counts.csv");
    WordCount.main(
        new String[] {"--input", input.toString(), "--output", output.toString(), "--quiet"});
    return output;
  }

  private static Map<String, Long> rows(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv, UTF_8);
    return lines.stream()
        .map(line -> line.split(",", 2))
        .collect(Collectors.toMap(row -> row[0], row -> Long.parseLong(row[1])));
  }

  private static Map<String, Long> oracle(String text) {
    return Arrays.stream(text.split("[^A-Za-z0-9]+"))
        .filter(word -> !word.isEmpty())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .collect(Collectors.groupingBy(word -> word, TreeMap::new, Collectors.counting()));
  }
}
