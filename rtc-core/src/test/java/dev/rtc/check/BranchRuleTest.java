package dev.rtc.check;

import static dev.rtc.check.Faults.fault;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.connector.SourceSpec;
import dev.rtc.sample.Collected;
import dev.rtc.sample.GivenSource;
import dev.rtc.sample.Sources;
import dev.rtc.type.DataType;
import java.util.List;
import org.junit.jupiter.api.Test;

class BranchRuleTest {

  private static final SourceSpec<String> WORDS = GivenSource.of(DataType.STRING, "a");

  @Test
  void a_branch_is_ended() {
    List<String> faults =
        Faults.of(
            p -> {
              p.from("words", WORDS).to("all", new Collected<>());
              p.from("more", WORDS)
                  .branch("open") // never ended
                  .when("long", word -> word.length() > 9, r -> r.to("out", new Collected<>()));
            });

    assertThat(faults)
        .containsExactly(
            fault(
                "RTC-107",
                "open",
                at("// never ended"),
                "a branch without otherwise(): it has no step, and its routes get no record",
                "end it with .otherwise(), whose flow holds the records that took no route"));
  }

  @Test
  void a_route_and_the_rest_go_somewhere() {
    List<String> faults =
        Faults.of(
            p ->
                p.from("words", WORDS)
                    .branch("by-length") // dead ends
                    .when("long", word -> word.length() > 9, route -> {})
                    .otherwise());

    assertThat(faults)
        .containsExactly(
            fault(
                "RTC-104",
                "by-length",
                at("// dead ends"),
                "the route 'long' of 'branch' goes nowhere",
                "end it inside .when(...): flow -> flow.to(\"id\", sink), or remove the route"),
            fault(
                "RTC-104",
                "by-length",
                at("// dead ends"),
                "the records of 'branch' that take no route go nowhere",
                "end them with .otherwise().to(\"id\", sink), or write .otherwiseDrop()"));
  }

  @Test
  void the_rest_may_be_dropped_in_so_many_words() {
    List<String> faults =
        Faults.of(
            p ->
                p.from("words", WORDS)
                    .branch("by-length")
                    .when("long", word -> word.length() > 9, r -> r.to("out", new Collected<>()))
                    .otherwiseDrop());

    assertThat(faults).isEmpty();
  }

  @Test
  void a_branch_has_routes() {
    List<String> faults =
        Faults.of(
            p ->
                p.from("words", WORDS)
                    .branch("none") // no routes
                    .otherwise()
                    .to("out", new Collected<>()));

    assertThat(faults)
        .containsExactly(
            fault(
                "RTC-109",
                "none",
                at("// no routes"),
                "a branch without routes, which all records pass",
                "write .when(\"route\", record -> ..., flow -> flow.to(\"id\", sink)) before"
                    + " .otherwise(), or remove the step"));
  }

  @Test
  void each_route_has_a_name_of_its_own() {
    List<String> faults =
        Faults.of(
            p ->
                p.from("words", WORDS)
                    .branch("twice") // one name
                    .when("odd", word -> word.length() > 9, r -> r.to("a", new Collected<>()))
                    .when("odd", String::isEmpty, r -> r.to("b", new Collected<>()))
                    .when(" ", String::isBlank, r -> r.to("c", new Collected<>()))
                    .otherwiseDrop());

    assertThat(faults)
        .containsExactly(
            fault(
                "RTC-109",
                "twice",
                at("// one name"),
                "two routes are named \"odd\"",
                "give each route a name of its own, or join their predicates: a || b"),
            fault(
                "RTC-109", "twice", at("// one name"), "a route without a name", "name the route"));
  }

  private static String at(String text) {
    return Sources.at(BranchRuleTest.class, text);
  }
}
