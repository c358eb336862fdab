package dev.rtc.check;

import static dev.rtc.check.Faults.fault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.Pipeline;
import dev.rtc.connector.SourceSpec;
import dev.rtc.sample.GivenSource;
import dev.rtc.sample.Sources;
import dev.rtc.sample.Tally;
import dev.rtc.time.Lifetime;
import dev.rtc.time.Updates;
import dev.rtc.type.DataType;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndRuleTest {

  private static final SourceSpec<String> WORDS = GivenSource.of(DataType.STRING, "a");

  @Test
  void a_result_goes_somewhere() {
    List<String> faults = Faults.of(p -> p.from("words", WORDS).map("upper", word -> word + "!"));

    assertThat(faults)
        .containsExactly(
            fault(
                "RTC-104",
                "upper",
                Sources.at(EndRuleTest.class, ".map(\"upper\""),
                "the result of 'map' goes nowhere",
                "end it with .to(\"id\", sink), or remove the step"));
  }

  @Test
  void a_table_goes_somewhere() {
    List<String> faults =
        Faults.of(
            p ->
                p.from("words", WORDS)
                    .keyBy(word -> word)
                    .running("count", new Tally<>(), Updates.each(), Lifetime.forever()));

    assertThat(faults)
        .containsExactly(
            fault(
                "RTC-104",
                "count",
                Sources.at(EndRuleTest.class, ".running(\"count\""),
                "the result of 'running' goes nowhere",
                "end it with .to(\"id\", sink), or remove the step"));
  }

  @Test
  void a_pipeline_has_steps() {
    assertThatThrownBy(() -> Pipeline.define("empty", p -> {})) // empty
        .hasMessage(
            "Pipeline 'empty' (%s) has 1 fault:%n%n1. %s",
            Sources.at(EndRuleTest.class, "// empty"),
            fault(
                "RTC-103",
                "empty",
                Sources.at(EndRuleTest.class, "// empty"),
                "the pipeline has no steps",
                "begin with p.from(\"id\", source) and end with .to(\"id\", sink)"));
  }
}
