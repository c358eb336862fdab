package dev.rtc.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.aggregate.Field;
import dev.rtc.connector.SourceSpec;
import dev.rtc.sample.Collected;
import dev.rtc.sample.CollectedTable;
import dev.rtc.sample.GivenSource;
import dev.rtc.sample.Sources;
import dev.rtc.state.KeyContext;
import dev.rtc.state.Ranking;
import dev.rtc.state.StatefulFunction;
import dev.rtc.time.Lifetime;
import dev.rtc.type.DataType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateTypesTest {

  private static final SourceSpec<String> WORDS = GivenSource.of(DataType.STRING, "a");

  /** Says all its types. */
  private record Typed() implements StatefulFunction<String, String, Integer, Long> {

    private static final long serialVersionUID = 1L;

    @Override
    public void onRecord(String word, KeyContext<String, Integer, Long> key) {}
  }

  /** Keeps what has no serializer. */
  private record Threaded() implements StatefulFunction<String, String, Thread, Long> {

    private static final long serialVersionUID = 1L;

    @Override
    public void onRecord(String word, KeyContext<String, Thread, Long> key) {}
  }

  @Test
  void a_class_tells_the_types_of_state_and_result() {
    assertThat(faultsOf(new Typed())).isEmpty();
  }

  @Test
  void a_lambda_tells_neither_and_the_fault_says_which() {
    List<String> faults =
        Faults.of(
            p ->
                p.from("words", WORDS)
                    .keyBy(word -> word)
                    .<Integer, Long>stateful("count", Lifetime.forever(), (word, key) -> {})
                    .to("out", new Collected<>()));

    assertThat(faults)
        .hasSize(2)
        .allSatisfy(
            fault ->
                assertThat(fault)
                    .endsWith(
                        "instead: write both types second: .stateful(\"count\","
                            + " DataType.of(State.class), DataType.of(Result.class), ...)"));
    assertThat(faults.get(0)).contains("the type of the state cannot be read from the function: ");
    assertThat(faults.get(1)).contains("the type of the result cannot be read from the function: ");
  }

  @Test
  void a_state_without_serializer_is_named_as_the_state() {
    assertThat(faultsOf(new Threaded()))
        .singleElement()
        .asString()
        .contains("RTC-202", "no serializer for Thread", ", in the state");
  }

  @Test
  void an_identity_can_be_a_key() {
    Field<String, Map<String, String>> letters = word -> Map.of(word, word);
    List<String> faults =
        Faults.of(
            p ->
                p.from("words", WORDS)
                    .keyBy(word -> word)
                    .top( // best
                        "best",
                        3,
                        Ranking.<String, Integer>highest(String::length)
                            .onePer(DataType.map(DataType.STRING, DataType.STRING), letters),
                        Lifetime.forever())
                    .to("out", new CollectedTable<>()));

    assertThat(faults)
        .singleElement()
        .asString()
        .startsWith("RTC-203 at 'best' (%s)".formatted(Sources.at(StateTypesTest.class, "// best")))
        .contains("cannot be a key: ");
  }

  @Test
  void what_a_ranking_captures_can_travel() {
    Object lock = new Object();
    List<String> faults =
        Faults.of(
            p ->
                p.from("words", WORDS)
                    .keyBy(word -> word)
                    .top(
                        "best", // captures
                        3,
                        Ranking.<String, Integer>highest(word -> lock.hashCode()),
                        Lifetime.forever())
                    .to("out", new CollectedTable<>()));

    assertThat(faults)
        .singleElement()
        .asString()
        .startsWith("RTC-204 at 'best'")
        .contains("Object");
  }

  private static List<String> faultsOf(StatefulFunction<String, String, ?, Long> function) {
    return Faults.of(
        p ->
            p.from("words", WORDS)
                .keyBy(word -> word)
                .stateful("count", Lifetime.forever(), function)
                .to("out", new Collected<>()));
  }
}
