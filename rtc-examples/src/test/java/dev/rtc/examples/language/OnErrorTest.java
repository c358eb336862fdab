package dev.rtc.examples.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.connector.DeadLetter;
import dev.rtc.connector.OnError;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.testing.PipelineFailedException;
import dev.rtc.testing.PipelineTest;
import org.junit.jupiter.api.Test;

/** The samples of what is done with bad records. */
class OnErrorTest {

  private final SourceSpec<String> lines = Given.endless(String.class);
  private final SinkSpec<Object> out = Given.sink();
  private final SinkSpec<DeadLetter> bad = Given.sink();

  @Test
  void a_bad_record_fails_the_job_unless_told_otherwise() {
    Story story =
        Story.of(
            p -> {
              // region fail
              p.onError(OnError.fail());                    // what is done without a word, too
              p.from("lines", lines)
                  .map("number", line -> Long.parseLong(line))
                  .to("out", out);
              // endregion
            });

    story.with(t -> t.input("lines").send("7", "seven"));

    assertThatThrownBy(story::undisturbed)
        .isInstanceOf(PipelineFailedException.class)
        .hasMessageContaining("step 'number'")
        .hasMessageContaining("seven");
  }

  @Test
  void bad_records_are_dropped_behind_a_word_on_them() {
    Story story =
        Story.of(
            p ->
                // region drop
                p.from("lines", lines)
                    .onError(OnError.drop())
                    .map("number", line -> Long.parseLong(line))
                    .to("out", out)
            // endregion
            );

    story.with(t -> t.input("lines").send("7", "seven")).with(t -> t.input("lines").send("8", ""));

    story.undisturbed().output("out").containsExactly(7L, 8L);
    story.goesOnAfterRestarts();
  }

  @Test
  void bad_records_of_a_pipeline_are_diverted() {
    Story story =
        Story.of(
            p -> {
              // region to
              p.onError(OnError.to("bad-lines", bad));
              p.from("lines", lines)
                  .map("number", line -> Long.parseLong(line))
                  .map("share", number -> 100 / number)
                  .to("out", out);
              // endregion
            });

    story.with(t -> t.input("lines").send("7", "seven")).with(t -> t.input("lines").send("0"));

    PipelineTest told = story.undisturbed();
    told.output("out").containsExactly(14L);
    assertThat(told.<DeadLetter>output("bad-lines").records())
        .extracting(
            DeadLetter::step, letter -> new String(letter.bytes(), UTF_8), DeadLetter::exception)
        .hasSize(2)
        .anySatisfy(
            letter ->
                assertThat(letter.toList())
                    .containsExactly("number", "seven", NumberFormatException.class.getName()));
  }
}
