package dev.rtc.benchmarks.wordcount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipfTextTest {

  private static final long BYTES = 400_000;
  private static final int DISTINCT = 5_000;

  @TempDir private Path directory;

  @Test
  void the_same_seed_gives_the_same_bytes_and_another_seed_does_not() throws IOException {
    String text = write(new ZipfText(7, BYTES, DISTINCT));

    assertThat(write(new ZipfText(7, BYTES, DISTINCT))).isEqualTo(text);
    assertThat(write(new ZipfText(8, BYTES, DISTINCT))).isNotEqualTo(text);
  }

  @Test
  void every_word_occurs_even_when_chance_leaves_some_out() throws IOException {
    assertThat(NaiveCount.of(write(new ZipfText(1, BYTES, DISTINCT)))).hasSize(DISTINCT);
    assertThat(NaiveCount.of(write(new ZipfText(1, 1, DISTINCT)))).hasSize(DISTINCT);
    assertThat(NaiveCount.of(write(new ZipfText(1, 1, 1)))).hasSize(1);
  }

  @Test
  void the_size_is_reached_and_hardly_exceeded() throws IOException {
    assertThat(write(new ZipfText(1, BYTES, 100)).length())
        .isBetween((int) BYTES, (int) BYTES + 120);
  }

  @Test
  void the_most_frequent_word_occurs_about_ten_times_as_often_as_the_tenth() throws IOException {
    List<Long> counts =
        NaiveCount.of(write(new ZipfText(1, BYTES, DISTINCT))).values().stream().sorted().toList();

    long first = counts.get(DISTINCT - 1);
    long tenth = counts.get(DISTINCT - 10);
    assertThat((double) first / tenth).isBetween(8.0, 12.0);
  }

  @Test
  void words_have_about_six_letters() throws IOException {
    Map<String, Long> counts = NaiveCount.of(write(new ZipfText(1, 4 * BYTES, 50_000)));

    double total = counts.values().stream().mapToLong(Long::longValue).sum();
    double letters =
        counts.entrySet().stream().mapToDouble(e -> e.getKey().length() * e.getValue()).sum();
    assertThat(letters / total).isBetween(5.0, 7.0);
  }

  @Test
  void the_text_needs_the_whole_rule_of_what_a_word_is() throws IOException {
    String text = write(new ZipfText(1, BYTES, DISTINCT));

    assertThat(text)
        .contains(".", ",", "-", "\"")
        .containsPattern("[A-Z]")
        .containsPattern("[0-9]");
    assertThat(text).doesNotContain("_");
    assertThat(text.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 127));
  }

  @Test
  void lines_have_about_80_to_100_bytes() throws IOException {
    List<String> lines = write(new ZipfText(1, BYTES, DISTINCT)).lines().toList();

    double within = lines.stream().filter(l -> l.length() >= 79 && l.length() <= 100).count();
    assertThat(within / lines.size()).isGreaterThan(0.99);
  }

  @Test
  void a_cached_text_is_written_once() throws IOException {
    ZipfText text = new ZipfText(1, 1000, 10);
    Path first = text.cachedIn(directory);
    Files.writeString(first, "left alone");

    assertThat(text.cachedIn(directory)).isEqualTo(first).hasContent("left alone");
    assertThat(new ZipfText(2, 1000, 10).cachedIn(directory)).isNotEqualTo(first);
    assertThat(directory).isDirectoryNotContaining("glob:**.unfinished");
  }

  @Test
  void an_empty_text_is_refused() {
    assertThatThrownBy(() -> new ZipfText(1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Found a text of 0 bytes and 0 distinct words: write at least 1 and 1");
  }

  private static String write(ZipfText text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    text.writeTo(out);
    return out.toString(StandardCharsets.US_ASCII);
  }
}
