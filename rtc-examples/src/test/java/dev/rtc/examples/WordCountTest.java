package dev.rtc.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.Pipeline;
import dev.rtc.connector.console.Console;
import dev.rtc.connector.file.FileIO;
import dev.rtc.testing.PipelineTest;
import dev.rtc.type.Keyed;
import dev.rtc.type.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WordCountTest {

  private final Pipeline pipeline =
      WordCount.wordCount(FileIO.lines("books/*.txt"), Console.top(20));

  // region test
  @Test
  void words_are_counted_whatever_their_case() {
    PipelineTest test = PipelineTest.of(pipeline);

    test.<Text>input("lines").send(Text.of("To be, or not"), Text.of("to be"));
    test.end();

    test.<Keyed<Text, Long>>output("counts").containsInAnyOrder(
        new Keyed<>(Text.of("to"), 2L),
        new Keyed<>(Text.of("be"), 2L),
        new Keyed<>(Text.of("or"), 1L),
        new Keyed<>(Text.of("not"), 1L));
  }

  // endregion

  @Test
  void the_plan_is_the_one_that_was_approved() throws IOException {
    Path approved = Path.of("src/test/resources/dev/rtc/examples/wordcount.txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(approved, pipeline.describe());
    }

    assertThat(approved).content().isEqualTo(pipeline.describe());
  }
}
