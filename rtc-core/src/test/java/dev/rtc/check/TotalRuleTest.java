package dev.rtc.check;

import static dev.rtc.check.Faults.fault;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.sample.Collected;
import dev.rtc.sample.GivenSource;
import dev.rtc.sample.Sources;
import dev.rtc.sample.Tally;
import dev.rtc.type.DataType;
import java.util.List;
import org.junit.jupiter.api.Test;

class TotalRuleTest {

  @Test
  void a_total_waits_for_no_input_without_end() {
    List<String> faults =
        Faults.of(
            p ->
                p.from("bounded", GivenSource.of(DataType.LONG, 1L))
                    .union(p.from("endless", GivenSource.endless(1)))
                    .keyBy(number -> number % 2)
                    .total("count", new Tally<>())
                    .to("out", new Collected<>()));

    assertThat(faults)
        .containsExactly(
            fault(
                "RTC-302",
                "count",
                at(".total(\"count\""),
                "a total is told when the input ends, but source 'endless' (%s) never ends"
                    .formatted(at("p.from(\"endless\"")),
                "write .running(\"count\", aggregation, Updates.within(...), Lifetime...) or cut"
                    + " the flow with .window(...)"));
  }

  @Test
  void an_end_of_the_input_is_enough() {
    List<String> faults =
        Faults.of(
            p ->
                p.from("numbers", GivenSource.of(DataType.LONG, 1L))
                    .keyBy(number -> number % 2)
                    .total("sizes", new Tally<>())
                    .to("out", new Collected<>()));

    assertThat(faults).isEmpty();
  }

  private static String at(String text) {
    return Sources.at(TotalRuleTest.class, text);
  }
}
