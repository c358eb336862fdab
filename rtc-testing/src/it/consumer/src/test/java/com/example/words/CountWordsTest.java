package com.example.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountWordsTest {

  @Test
  void counts_the_words_of_a_file(@TempDir Path folder) throws Exception {
    Path input = Files.writeString(folder.resolve("in.txt"), "to be or not to be\n");
    Path output = folder.resolve("counts.csv");

    CountWords.main(new String[] {"--input", input.toString(), "--output", output.toString()});

    assertThat(output).content().satisfies(text ->
        assertThat(text.lines()).containsExactlyInAnyOrder("be,2", "not,1", "or,1", "to,2"));
  }
}
