package dev.rtc.check;

import static dev.rtc.check.Faults.fault;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.connector.Delivery;
import dev.rtc.connector.Problems;
import dev.rtc.connector.SinkInput;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.UpsertSpec;
import dev.rtc.sample.GivenSource;
import dev.rtc.sample.Sources;
import dev.rtc.sample.Tally;
import dev.rtc.time.Lifetime;
import dev.rtc.time.Updates;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.junit.jupiter.api.Test;

class ConnectorRuleTest {

  @Test
  void connectors_judge_their_settings_and_the_records_they_get() {
    List<String> faults =
        Faults.of(p -> p.from("in", new PickySource()).to("out", new PickySink())); // picky

    assertThat(faults)
        .containsExactly(
            fault("RTC-901", "in", at("// picky"), "no topic", "name one"),
            fault("RTC-902", "out", at("// picky"), "unbounded String", "cut it into windows"));
  }

  @Test
  void sinks_of_tables_are_asked_too() {
    List<String> faults =
        Faults.of(
            p ->
                p.from("numbers", GivenSource.of(DataType.LONG, 1L))
                    .keyBy(number -> number % 2)
                    .running("count", new Tally<>(), Updates.each(), Lifetime.forever())
                    .to("rows", new PickyTable()));

    assertThat(faults)
        .containsExactly(
            fault(
                "RTC-903",
                "rows",
                at(".to(\"rows\""),
                "bounded Change<Long, Long>",
                "take another"));
  }

  private static String at(String text) {
    return Sources.at(ConnectorRuleTest.class, text);
  }

  private static String found(SinkInput<?> input) {
    return (input.isBounded() ? "bounded " : "unbounded ") + input.type().name();
  }

  private record PickySource() implements SourceSpec<String> {

    @Override
    public String describe() {
      return "picky";
    }

    @Override
    public DataType<String> type() {
      return DataType.STRING;
    }

    @Override
    public Boundedness boundedness() {
      return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public Source<String, ?, ?> source() {
      throw new AssertionError("nothing is opened while a pipeline is defined");
    }

    @Override
    public void validate(Problems problems) {
      problems.report("RTC-901", "no topic", "name one");
    }
  }

  private record PickySink() implements SinkSpec<String> {

    @Override
    public String describe() {
      return "picky";
    }

    @Override
    public Delivery delivery() {
      return Delivery.EXACTLY_ONCE;
    }

    @Override
    public Sink<String> sink(SinkInput<? extends String> input) {
      throw new AssertionError("nothing is opened while a pipeline is defined");
    }

    @Override
    public void validate(SinkInput<? extends String> input, Problems problems) {
      problems.report("RTC-902", found(input), "cut it into windows");
    }
  }

  private record PickyTable() implements UpsertSpec<Long, Long> {

    @Override
    public String describe() {
      return "picky";
    }

    @Override
    public Delivery delivery() {
      return Delivery.EXACTLY_ONCE;
    }

    @Override
    public Sink<Change<Long, Long>> sink(SinkInput<Change<Long, Long>> input) {
      throw new AssertionError("nothing is opened while a pipeline is defined");
    }

    @Override
    public void validate(SinkInput<Change<Long, Long>> input, Problems problems) {
      problems.report("RTC-903", found(input), "take another");
    }
  }
}
