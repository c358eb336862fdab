package dev.rtc.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.junit.jupiter.api.Test;

class WordsTest {

  private static List<String> words(Text line) {
    List<Text> words = new ArrayList<>();
    Words.of(line, new ListCollector<>(words));
    return words.stream().map(Text::toString).toList();
  }

  /** The rule, said with strings: what is malformed decodes to U+FFFD, which is no letter. */
  private static List<String> specified(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    line.codePoints()
        .forEach(
            codePoint -> {
              if (Character.isLetterOrDigit(codePoint)) {
                word.appendCodePoint(Character.toLowerCase(codePoint));
              } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
              }
            });
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }

  @Test
  void words_are_runs_of_letters_and_digits_in_lower_case() {
    assertThat(words(Text.of("The 2nd  O'Reilly_book, (R2D2)!")))
        .containsExactly("the", "2nd", "o", "reilly", "book", "r2d2");
    assertThat(words(Text.of(""))).isEmpty();
    assertThat(words(Text.of(" .,\t"))).isEmpty();
  }

  @Test
  void letters_and_digits_of_every_script_count() {
    assertThat(words(Text.of("Straße ÉCOLE Ωmega мИр 東京都 ٣٤ x²-naïve\u0301")))
        .containsExactly("straße", "école", "ωmega", "мир", "東京都", "٣٤", "x", "naïve");
  }

  @Test
  void no_locale_takes_part() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(words(Text.of("TITLE İI"))).containsExactly("title", "ii");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void malformed_bytes_separate_words() {
    byte[] line = {'a', (byte) 0xC3, 'b', (byte) 0xED, (byte) 0xA0, (byte) 0x80, 'c', (byte) 0xF4};

    assertThat(words(Text.copyOf(line, 0, line.length))).containsExactly("a", "b", "c");
  }

  @Test
  void on_ascii_the_rule_is_that_of_tr() {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      byte[] line = new byte[random.nextInt(60)];
      for (int at = 0; at < line.length; at++) {
        line[at] = (byte) random.nextInt(0x80);
      }
      String text = new String(line, StandardCharsets.US_ASCII);

      List<String> expected =
          Stream.of(text.split("[^A-Za-z0-9]+"))
              .filter(word -> !word.isEmpty())
              .map(word -> word.toLowerCase(Locale.ROOT))
              .toList();

      assertThat(words(Text.of(text))).isEqualTo(expected);
    }
  }

  @Test
  void on_random_unicode_the_rule_is_that_of_code_points() {
    Random random = new Random(2);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder line = new StringBuilder();
      for (int length = random.nextInt(40); length > 0; length--) {
        line.appendCodePoint(codePoint(random));
      }

      assertThat(words(Text.of("x" + line).slice(1, Text.of("x" + line).length())))
          .isEqualTo(specified(line.toString()));
    }
  }

  private static int codePoint(Random random) {
    int limit = List.of(0x80, 0x250, 0x3000, 0xD800, 0x110000).get(random.nextInt(5));
    int codePoint = random.nextInt(limit);
    boolean isSurrogate = codePoint >= 0xD800 && codePoint < 0xE000;
    return isSurrogate ? ' ' : codePoint;
  }

  @Test
  void on_random_bytes_the_rule_is_that_of_the_decoded_string() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      byte[] line = new byte[random.nextInt(20)];
      random.nextBytes(line);
      if (random.nextBoolean() && line.length > 2) {
        line[0] = (byte) (0xC0 + random.nextInt(0x38));
        line[1] = (byte) (0x80 + random.nextInt(0x40));
      }

      assertThat(words(Text.copyOf(line, 0, line.length)))
          .isEqualTo(specified(new String(line, StandardCharsets.UTF_8)));
    }
  }
}
