package dev.rtc.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.connector.console.Console;
import dev.rtc.testing.PipelineTest;
import dev.rtc.type.Text;
import java.util.Map;
import org.apache.flink.api.connector.source.Boundedness;
import org.junit.jupiter.api.Test;

class WordCountLiveTest {

  @Test
  void the_table_holds_the_latest_count_of_each_word() {
    PipelineTest test =
        PipelineTest.of(WordCountLive.wordCount(BundledText.endless(1), Console.table(20)));

    test.<Text>input("lines").send(Text.of("a boat, a leaf"), Text.of("a boat"));
    test.end();

    test.<Text, Long>table("counts")
        .hasRows(Map.of(Text.of("a"), 3L, Text.of("boat"), 2L, Text.of("leaf"), 1L));
  }

  @Test
  void the_text_has_no_end() {
    assertThat(BundledText.endless(1_000).boundedness())
        .isEqualTo(Boundedness.CONTINUOUS_UNBOUNDED);
  }
}
