package dev.rtc.examples;

import static dev.rtc.examples.Unread.WORDS;

import dev.rtc.Flow;
import dev.rtc.Pipeline;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.console.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The samples of RTC-1xx: ids and the shape of the graph. */
class FaultsOfShapeTest {

  private final SourceSpec<String> source = WORDS;
  private final SourceSpec<String> more = WORDS;
  private final SinkSpec<Object> sink = Console.lines();

  @Test
  void an_id_is_well_formed() {
    FaultSample.ofPart("RTC-101", source)
        .shows(
            // region RTC-101
            words -> words.map("Strip Blanks", String::strip),   // faulty
            words -> words.map("strip-blanks", String::strip)
            // endregion
            );
  }

  @Test
  void an_id_is_given_once() {
    FaultSample.ofPart("RTC-102", source)
        .shows(
            // region RTC-102
            words -> words.map("clean", String::strip).map("clean", String::intern),   // faulty
            words -> words.map("strip", String::strip).map("intern", String::intern),
            words -> words.through("left", Parts::cleaned)       // a part used twice: left/clean ...
                .union(words.through("right", Parts::cleaned))   // ... and right/clean
            // endregion
            );
  }

  @Test
  void a_pipeline_has_steps() {
    new FaultSample<Supplier<Pipeline>>("RTC-103", FaultSample::faultsOf)
        .shows(
            // region RTC-103
            () -> Pipeline.define("empty", p -> {}),   // faulty
            () -> Pipeline.define("copy", p -> p.from("in", source).to("out", sink))
            // endregion
            );
  }

  @Test
  void a_result_goes_somewhere() {
    FaultSample.ofEnd("RTC-104", source)
        .shows(
            // region RTC-104
            words -> words.map("strip", String::strip),   // faulty
            words -> words.map("strip", String::strip).to("out", sink)
            // endregion
            );
  }

  @Test
  void a_union_stays_within_its_pipeline() {
    Flow<String> wordsOfAnotherPipeline = wordsOfAnotherPipeline();

    FaultSample.ofDefinition("RTC-105")
        .shows(
            // region RTC-105
            p -> p.from("words", source).union(wordsOfAnotherPipeline),   // faulty
            p -> p.from("words", source).union(p.from("more-words", more))
            // endregion
            );
  }

  @Test
  void a_branch_is_ended() {
    FaultSample.ofEnd("RTC-107", source)
        .shows(
            // region RTC-107
            words -> words.branch("by-length")
                .when("long", word -> word.length() > 9, part -> part.to("long-words", sink)),   // faulty
            words -> words.branch("by-length")
                .when("long", word -> word.length() > 9, part -> part.to("long-words", sink))
                .otherwise().to("other-words", sink),
            words -> words.branch("by-length")
                .when("long", word -> word.length() > 9, part -> part.to("long-words", sink))
                .otherwiseDrop()
            // endregion
            );
  }

  @Test
  void a_route_has_a_name_of_its_own() {
    FaultSample.ofEnd("RTC-109", source)
        .shows(
            // region RTC-109
            words -> words.branch("by-length")
                .when("odd", word -> word.length() > 9, part -> part.to("long-words", sink))
                .when("odd", word -> word.isEmpty(), part -> part.to("no-words", sink))   // faulty
                .otherwiseDrop(),
            words -> words.branch("by-length")
                .when("long", word -> word.length() > 9, part -> part.to("long-words", sink))
                .when("empty", word -> word.isEmpty(), part -> part.to("no-words", sink))
                .otherwiseDrop()
            // endregion
            );
  }

  private Flow<String> wordsOfAnotherPipeline() {
    List<Flow<String>> kept = new ArrayList<>();
    Pipeline.define(
        "other",
        p -> {
          kept.add(p.from("others", source));
          kept.get(0).to("out", sink);
        });
    return kept.get(0);
  }

  private static final class Parts {

    static Flow<String> cleaned(Flow<String> words) {
      return words.map("clean", String::strip);
    }
  }
}
