package dev.rtc.check;

import static dev.rtc.check.Faults.fault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.Flow;
import dev.rtc.Pipeline;
import dev.rtc.connector.SourceSpec;
import dev.rtc.sample.Collected;
import dev.rtc.sample.GivenSource;
import dev.rtc.sample.Sources;
import dev.rtc.sample.Tally;
import dev.rtc.time.EventTime;
import dev.rtc.time.Late;
import dev.rtc.time.Window;
import dev.rtc.type.DataType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdRuleTest {

  private static final String WHAT_TO_WRITE =
      "write at most 72 of a-z 0-9 . _ - beginning with a letter or digit, such as"
          + " \"late-orders\"";
  private static final SourceSpec<String> WORDS = GivenSource.of(DataType.STRING, "a");

  @Test
  void an_id_is_given_once() {
    List<String> faults =
        Faults.of(
            p ->
                p.from("words", WORDS)
                    .map("twice", word -> word) // first
                    .map("twice", word -> word + word) // second
                    .to("out", new Collected<>()));

    assertThat(faults)
        .containsExactly(
            fault(
                "RTC-102",
                "twice",
                at("// second"),
                "the id is already that of the step at " + at("// first"),
                "give each step an id of its own; state is found by it after an upgrade. For a"
                    + " part used twice write flow.through(\"group\", part)"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Words", "my words", "-words", "words/", "/words", "a//b", "wörter"})
  void an_id_is_well_formed(String id) {
    List<String> faults = Faults.of(p -> p.from(id, WORDS).to("out", new Collected<>())); // ill

    assertThat(faults)
        .containsExactly(
            fault(
                "RTC-101",
                id,
                at("// ill"),
                "the id \"%s\" is not well-formed".formatted(id),
                WHAT_TO_WRITE));
  }

  @Test
  void an_id_is_not_too_long() {
    String id = "a".repeat(73);

    List<String> faults = Faults.of(p -> p.from(id, WORDS).to("out", new Collected<>())); // long

    assertThat(faults)
        .containsExactly(
            fault("RTC-101", id, at("// long"), "the id has 73 characters", WHAT_TO_WRITE));
  }

  @Test
  void the_name_of_a_pipeline_is_well_formed() {
    assertThatThrownBy(
            () ->
                Pipeline.define( // named
                    "Word Count", p -> p.from("words", WORDS).to("out", new Collected<>())))
        .hasMessage(
            "Pipeline 'Word Count' (%s) has 1 fault:%n%n1. %s",
            at("// named"),
            fault(
                "RTC-101",
                "Word Count",
                at("// named"),
                "the pipeline name \"Word Count\" is not well-formed",
                WHAT_TO_WRITE));
  }

  @Test
  void a_group_goes_before_the_ids_of_its_steps() {
    Pipeline pipeline =
        Pipeline.define(
            "grouped",
            p ->
                p.from("words", WORDS)
                    .through("outer", words -> words.through("inner", IdRuleTest::cleaned))
                    .map("shout", word -> word + "!")
                    .to("out", new Collected<>()));

    assertThat(pipeline.graph().nodes())
        .extracting(node -> node.id())
        .containsExactly("words", "outer/inner/clean", "shout", "out");
  }

  @Test
  void an_ill_formed_group_shows_in_the_id() {
    List<String> faults =
        Faults.of(
            p ->
                p.from("words", WORDS)
                    .through("G", IdRuleTest::cleaned)
                    .to("out", new Collected<>()));

    assertThat(faults)
        .containsExactly(
            fault(
                "RTC-101",
                "G/clean",
                at(".map(\"clean\""),
                "the id \"G/clean\" is not well-formed",
                WHAT_TO_WRITE));
  }

  @Test
  void the_parts_of_a_step_keep_their_ids_to_themselves() {
    List<String> faults =
        Faults.of(
            p -> {
              Flow<String> words = p.from("words", WORDS);
              words.keyBy(w -> w).total("count", new Tally<>()).to("out", new Collected<>());
              words.map("count/combine", w -> w).to("copies", new Collected<>());
            });

    assertThat(faults)
        .containsExactly(
            fault(
                "RTC-102",
                "count/combine",
                at(".map(\"count/combine\""),
                "ids that begin with \"count/\" belong to the parts of the step at "
                    + at(".total(\"count\""),
                "give the group or the step another name"));
  }

  @Test
  void the_sink_of_late_records_has_an_id_like_any_other() {
    List<String> faults =
        Faults.of(
            p ->
                p.from("words", WORDS, EventTime.<String>ascending(w -> Instant.EPOCH).neverIdle())
                    .keyBy(word -> word)
                    .window(Window.tumbling(Duration.ofMinutes(1)), lateTo("out"))
                    .aggregate("count", new Tally<>())
                    .to("out", new Collected<>())); // again

    assertThat(faults)
        .containsExactly(
            fault(
                "RTC-102",
                "out",
                at("// again"),
                "the id is already that of the step at " + at(".aggregate(\"count\""),
                "give each step an id of its own; state is found by it after an upgrade. For a"
                    + " part used twice write flow.through(\"group\", part)"));
  }

  private static Late<String> lateTo(String id) {
    return Late.to(id, new Collected<>());
  }

  private static Flow<String> cleaned(Flow<String> words) {
    return words.map("clean", word -> word.strip());
  }

  private static String at(String text) {
    return Sources.at(IdRuleTest.class, text);
  }
}
