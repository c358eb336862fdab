package dev.rtc.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.rtc.Pipeline;
import dev.rtc.connector.DeadLetter;
import dev.rtc.connector.Delivery;
import dev.rtc.connector.MalformedRecordException;
import dev.rtc.connector.OnError;
import dev.rtc.connector.RecordCheck;
import dev.rtc.connector.SinkInput;
import dev.rtc.connector.SinkSpec;
import dev.rtc.type.DataType;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;
import org.junit.jupiter.api.Test;

class BadRecordsTest {

  private static final byte[] BROKEN = "{\"shop\":".getBytes(UTF_8);

  @Test
  void what_a_source_cannot_decode_is_diverted_with_its_position() {
    PipelineTest test = PipelineTest.of(orders(OnError.to("bad", Unopenable.sink())));

    test.<String>input("lines").send("a").sendUndecodable(BROKEN).send("b");
    test.restart();
    test.input("lines").partition(1).sendUndecodable(BROKEN);
    test.end();

    test.output("out").containsExactly("a", "b");
    assertThat(test.<DeadLetter>output("bad").records())
        .extracting(
            DeadLetter::step, letter -> letter.position().toString(), letter -> text(letter))
        .containsExactly(
            tuple("lines", "Optional[lines-0@1]", "{\"shop\":"),
            tuple("lines", "Optional[lines-1@0]", "{\"shop\":"));
  }

  @Test
  void what_a_source_cannot_decode_fails_the_job_unless_told_otherwise() {
    PipelineTest test = PipelineTest.of(orders(OnError.fail()));

    test.<String>input("lines").send("a").sendUndecodable(BROKEN);

    assertThatThrownBy(test::end)
        .isInstanceOf(PipelineFailedException.class)
        .hasMessageContaining("the test sent 8 bytes as undecodable");
  }

  @Test
  void a_source_that_decodes_nothing_has_nothing_undecodable() {
    ScriptedInput<String> lines = PipelineTest.of(Examples.wordCount()).input("lines");

    assertThatThrownBy(() -> lines.sendUndecodable(BROKEN))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching(
            "input 'lines' \\(.*\\) has a source that decodes nothing \\(unopenable\\), hence"
                + " nothing is undecodable; send records");
  }

  @Test
  void what_the_sink_would_refuse_is_diverted() {
    Pipeline pipeline =
        Pipeline.define(
            "picky",
            p -> {
              p.onError(OnError.to("bad", Unopenable.sink()));
              p.from("lines", Unopenable.unbounded(DataType.STRING)).to("out", new NoBlanks());
            });
    PipelineTest test = PipelineTest.of(pipeline);

    test.<String>input("lines").send("a", "", "b");
    test.end();

    test.output("out").containsExactly("a", "b");
    assertThat(test.<DeadLetter>output("bad").records())
        .singleElement()
        .extracting(DeadLetter::step, DeadLetter::message)
        .containsExactly("out", "a blank line");
  }

  private static Pipeline orders(OnError onError) {
    return Pipeline.define(
        "orders",
        p -> {
          p.onError(onError);
          p.from("lines", Unopenable.decoding(DataType.STRING)).to("out", Unopenable.sink());
        });
  }

  private static String text(DeadLetter letter) {
    return new String(letter.bytes(), UTF_8);
  }

  /** Is a sink that can refuse one record. */
  private record NoBlanks() implements SinkSpec<String> {

    @Override
    public String describe() {
      return "no blanks";
    }

    @Override
    public Delivery delivery() {
      return Delivery.EXACTLY_ONCE;
    }

    @Override
    public Sink<String> sink(SinkInput<? extends String> input) {
      throw new AssertionError("a sink of the pipeline was opened");
    }

    @Override
    public Optional<RecordCheck<String>> recordCheck(SinkInput<? extends String> input) {
      return Optional.of(
          line -> {
            if (line.isBlank()) {
              throw new MalformedRecordException("a blank line");
            }
          });
    }
  }
}
