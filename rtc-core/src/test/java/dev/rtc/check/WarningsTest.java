package dev.rtc.check;

import static dev.rtc.aggregate.Aggregations.counting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.Assembly;
import dev.rtc.Pipeline;
import dev.rtc.sample.Collected;
import dev.rtc.sample.CollectedTable;
import dev.rtc.sample.GivenSource;
import dev.rtc.sample.Sources;
import dev.rtc.time.Lifetime;
import dev.rtc.time.Updates;
import dev.rtc.type.DataType;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarningsTest {

  @Test
  void what_is_allowed_is_told_no_more_and_described_with_the_reason() {
    Pipeline pipeline =
        Pipeline.define(
            "allowed",
            p -> {
              p.allow("RTC-602", "there are ten numbers");
              running(p);
            });

    assertThat(pipeline.warnings()).isEmpty();
    assertThat(pipeline.describe())
        .endsWith(
            """

            warnings
              RTC-602  count  state for ever per Long, and the input never ends: every key that ever came is kept, allowed: there are ten numbers
            """);
  }

  @Test
  void what_is_not_allowed_is_described_too() {
    Pipeline pipeline = Pipeline.define("warned", p -> running(p));

    assertThat(pipeline.describe()).endsWith("every key that ever came is kept\n");
  }

  @Test
  void an_unknown_code_and_a_blank_reason_are_faults() {
    List<String> faults =
        Faults.of(
            p -> {
              p.allow("RTC-101", "ids are boring");
              p.allow("RTC-602", " ");
              p.from("in", GivenSource.of(DataType.LONG, 1L)).to("out", new Collected<>());
            });

    assertThat(faults)
        .containsExactly(
            Faults.fault(
                "RTC-108",
                "faulty",
                at("p.allow(\"RTC-101\""),
                "p.allow(\"RTC-101\", ...), and there is no such warning",
                "write the code of a warning: RTC-601, RTC-602, RTC-603, RTC-604, RTC-605,"
                    + " RTC-606, RTC-607"),
            Faults.fault(
                "RTC-108",
                "faulty",
                at("p.allow(\"RTC-602\", \" \")"),
                "p.allow(\"RTC-602\", \"\") without a reason",
                "write why it does no harm here, for whoever reads it next year"));
  }

  private static void running(Assembly p) {
    p.from("numbers", GivenSource.endless(1))
        .keyBy(number -> number)
        .running("count", counting(), Updates.each(), Lifetime.forever())
        .to("rows", new CollectedTable<>());
  }

  private static String at(String text) {
    return Sources.at(WarningsTest.class, text);
  }
}
