package dev.rtc.check;

import static dev.rtc.check.Faults.fault;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.KeyedFlow;
import dev.rtc.connector.SourceSpec;
import dev.rtc.sample.Collected;
import dev.rtc.sample.GivenSource;
import dev.rtc.sample.Sources;
import dev.rtc.sample.Tally;
import dev.rtc.type.DataType;
import java.sql.Date;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.junit.jupiter.api.Test;

class KeyTypeRuleTest {

  private static final SourceSpec<String> WORDS = GivenSource.of(DataType.STRING, "a");

  @Test
  void a_key_has_a_hash_that_follows_from_its_value() {
    List<String> faults =
        Faults.of(
            p ->
                p.from("words", WORDS)
                    .keyBy(thread()) // unsupported
                    .total("count", new Tally<>())
                    .to("out", new Collected<>()));

    assertThat(faults)
        .containsExactly(
            fault(
                "RTC-202",
                "count",
                at("// unsupported"),
                "no serializer for Thread: the class java.lang.Thread",
                "use a record, or admit the class with DataType.flink(TypeInformation)"));
  }

  @Test
  void a_foreign_serializer_makes_no_key() {
    DataType<Date> admitted = DataType.flink(Types.SQL_DATE);

    List<String> faults =
        Faults.of(
            p ->
                p.from("words", WORDS)
                    .keyBy(admitted, word -> new Date(word.length()))
                    .total("count", new Tally<>())
                    .to("out", new Collected<>()));

    assertThat(faults)
        .singleElement()
        .asString()
        .startsWith(
            "RTC-203 at 'count' (%s)%n   found:   %s cannot be a key: "
                .formatted(at(".keyBy(admitted"), admitted.name()));
  }

  @Test
  void the_type_of_a_key_that_inference_lost_is_written_first() {
    List<String> faults =
        Faults.of(
            p ->
                p.from("words", WORDS)
                    .keyBy(erased(word -> word)) // erased
                    .total("count", new Tally<>())
                    .to("out", new Collected<>()));

    assertThat(faults)
        .singleElement()
        .asString()
        .startsWith(
            "RTC-201 at 'count' (%s)%n   found:   the type of the key cannot be read from the function: "
                .formatted(at("// erased")))
        .endsWith("instead: write the type first: .keyBy(DataType.of(Key.class), ...)");
  }

  @Test
  void a_fault_of_a_key_used_twice_is_told_once() {
    List<String> faults =
        Faults.of(
            p -> {
              KeyedFlow<Thread, String> keyed = p.from("words", WORDS).keyBy(thread());
              keyed.total("count", new Tally<>()).to("out", new Collected<>());
              keyed.total("again", new Tally<>()).to("more", new Collected<>());
            });

    assertThat(faults).hasSize(1);
  }

  private static KeySelector<String, Thread> thread() {
    return word -> Thread.currentThread();
  }

  private static <K> KeySelector<String, K> erased(KeySelector<String, K> selector) {
    return word -> selector.getKey(word);
  }

  private static String at(String text) {
    return Sources.at(KeyTypeRuleTest.class, text);
  }
}
