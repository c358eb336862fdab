package dev.rtc.benchmarks.wordcount;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainJavaVariantTest {

  private static final String SOME_OF_EVERYTHING = "aAzZ09eeetttooo  \n\n.,-_'@[`{/:\t\u00e9\u0000";

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a",
        "A a",
        "no newline at the end",
        "\n\nempty lines\n\n",
        "@AZ[`az{/09:",
        "exactly8 exactly16bytes00 seventeen17bytes0 Seventeen17bytes0",
      })
  void edges_are_counted_like_the_naive_way(String text) throws Exception {
    for (int rangeBytes = 1; rangeBytes <= 20; rangeBytes++) {
      assertThat(count(text, rangeBytes)).isEqualTo(NaiveCount.answer(text));
    }
  }

  @Test
  void a_word_longer_than_many_ranges_is_counted_once() throws Exception {
    String text = "before " + "Long".repeat(5000) + " after";

    assertThat(count(text, 64)).isEqualTo(NaiveCount.answer(text));
    assertThat(count("x".repeat(5000), 64)).isEqualTo(NaiveCount.answer("x".repeat(5000)));
  }

  @Test
  void random_texts_are_counted_like_the_naive_way() throws Exception {
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      String text = randomText(random);

      assertThat(count(text, 1 + random.nextInt(300)))
          .as("seed %d", seed)
          .isEqualTo(NaiveCount.answer(text));
    }
  }

  @Test
  void more_words_than_the_table_starts_with_are_counted() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      text.append("w").append(i % 15_000).append(i % 3 == 0 ? ", " : "\n");
    }

    assertThat(count(text.toString(), 1 << 12)).isEqualTo(NaiveCount.answer(text.toString()));
  }

  private static String randomText(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(3000);
    for (int i = 0; i < length; i++) {
      text.append(SOME_OF_EVERYTHING.charAt(random.nextInt(SOME_OF_EVERYTHING.length())));
    }
    return text.toString();
  }

  private Answer count(String text, int rangeBytes) throws Exception {
    Path file = Files.write(directory.resolve("text"), text.getBytes(StandardCharsets.ISO_8859_1));
    return new PlainJavaVariant(rangeBytes).run(file, 3);
  }
}
