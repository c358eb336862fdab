package com.example.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.connector.file.FileIO;
import dev.rtc.testing.PipelineTest;
import dev.rtc.type.Keyed;
import dev.rtc.type.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountWordsTest {

  @Test
  void counts_the_words_of_a_script() {
    var test = PipelineTest.of(
        CountWords.countWords(FileIO.lines("never-opened"), FileIO.csv("never-written")));

    test.<Text>input("lines").send(Text.of("to be"), Text.of("or not to be"));
    test.end();

    test.<Keyed<Text, Long>>output("counts").containsInAnyOrder(
        new Keyed<>(Text.of("to"), 2L),
        new Keyed<>(Text.of("be"), 2L),
        new Keyed<>(Text.of("or"), 1L),
        new Keyed<>(Text.of("not"), 1L));
  }

  @Test
  void counts_the_words_of_a_file(@TempDir Path folder) throws Exception {
    Path input = Files.writeString(folder.resolve("in.txt"), "to be or not to be\n");
    Path output = folder.resolve("counts.csv");

    CountWords.main(new String[] {"--input", input.toString(), "--output", output.toString()});

    assertThat(Files.readAllLines(output))
        .containsExactlyInAnyOrder("be,2", "not,1", "or,1", "to,2");
  }
}
