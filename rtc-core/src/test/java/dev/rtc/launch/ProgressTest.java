package dev.rtc.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.Pipeline;
import dev.rtc.graph.Graph;
import dev.rtc.sample.Collected;
import dev.rtc.sample.GivenSource;
import dev.rtc.type.DataType;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final Graph GRAPH =
      Pipeline.define(
              "shown",
              p -> p.from("in", GivenSource.of(DataType.LONG, 1L)).to("out", new Collected<>()))
          .graph();

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private long read;

  @Test
  void nothing_follows_the_last_word() {
    try (Progress progress = progress()) {
      progress.finished("finished");
      String lastWord = shown();

      progress.line();

      assertThat(shown()).startsWith("shown finished after ").isEqualTo(lastWord);
    }
  }

  @Test
  void a_restart_that_counts_anew_shows_no_negative_rate() {
    try (Progress progress = progress()) {
      read = 1_000_000;
      progress.line();

      read = 10;
      progress.line();

      assertThat(shown().lines().toList().get(1)).endsWith(" s  0 records/s  in 10");
    }
  }

  private Progress progress() {
    PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
    return new Progress(GRAPH, this::counts, out, false);
  }

  private List<StepCount> counts() {
    OptionalLong none = OptionalLong.empty();
    return List.of(new StepCount("in", none, OptionalLong.of(read), none, none));
  }

  private String shown() {
    return shown.toString(StandardCharsets.UTF_8);
  }
}
