package dev.rtc.check;

import static dev.rtc.type.DataType.LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.rtc.Assembly;
import dev.rtc.Pipeline;
import dev.rtc.connector.DeadLetter;
import dev.rtc.connector.OnError;
import dev.rtc.connector.SourceSpec;
import dev.rtc.graph.Port;
import dev.rtc.sample.Collected;
import dev.rtc.sample.GivenSource;
import dev.rtc.sample.Sources;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class OnErrorFaultsTest {

  private static final SourceSpec<Long> NUMBERS = GivenSource.of(LONG, 1L);

  private final Collected<DeadLetter> dead = new Collected<>();

  @Test
  void one_id_for_two_sinks_is_a_fault() {
    List<Fault> faults =
        faults(
            p -> {
              p.onError(OnError.to("dead", dead)); // first
              p.from("numbers", NUMBERS)
                  .map("a", n -> n)
                  .onError(OnError.to("dead", new Collected<>())) // second
                  .map("b", n -> n)
                  .to("out", new Collected<>());
            });

    assertThat(faults).hasSize(1);
    assertThat(faults.get(0))
        .hasToString(
            ("RTC-111 at 'dead' (%s)%n"
                    + "   found:   bad records go to 'dead', which is another sink at %s%n"
                    + "   instead: give each sink an id of its own, or the same sink to both")
                .formatted(
                    Sources.at(OnErrorFaultsTest.class, "// second"),
                    Sources.at(OnErrorFaultsTest.class, "// first")));
  }

  @Test
  void a_word_that_applies_to_nothing_is_a_fault() {
    List<Fault> faults =
        faults(
            p ->
                p.from("numbers", NUMBERS)
                    .map("a", n -> n)
                    .onError(OnError.drop())
                    .to("out", new Collected<>()));

    assertThat(faults)
        .singleElement()
        .extracting(Fault::code, Fault::found, Fault::instead)
        .containsExactly(
            "RTC-112",
            "onError(drop) has no effect: no step that it applies to can tell a bad record from the"
                + " failure of the job",
            "say it in front of the steps it is meant for (p.onError(...) before p.from(...),"
                + " flow.onError(...) before the verb), or remove it");
  }

  @Test
  void steps_that_name_one_sink_share_it() {
    Pipeline pipeline =
        Pipeline.define(
            "shared",
            p -> {
              p.onError(OnError.to("dead", dead));
              p.from("numbers", NUMBERS)
                  .map("a", n -> n)
                  .onError(OnError.to("dead", dead))
                  .map("b", n -> n)
                  .to("out", new Collected<>());
            });

    assertThat(pipeline.graph().node("dead").orElseThrow().inputs())
        .containsExactly(Port.errors("a"), Port.errors("b"));
    assertThat(pipeline.describe()).contains("map a (on error to dead), map b (on error to dead)");
  }

  @Test
  void a_result_of_which_only_the_dead_letters_are_read_goes_nowhere() {
    List<Fault> faults =
        faults(
            p -> {
              p.onError(OnError.to("dead", dead));
              p.from("numbers", NUMBERS).map("a", n -> n);
            });

    assertThat(faults).extracting(Fault::code, Fault::step).containsExactly(tuple("RTC-104", "a"));
  }

  private static List<Fault> faults(Consumer<Assembly> body) {
    return catchThrowableOfType(
            InvalidPipelineException.class, () -> Pipeline.define("on-error", body))
        .faults();
  }
}
