package dev.rtc.check;

import static dev.rtc.check.Faults.fault;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.Flow;
import dev.rtc.connector.Delivery;
import dev.rtc.connector.SinkInput;
import dev.rtc.connector.SinkSpec;
import dev.rtc.sample.GivenSource;
import dev.rtc.sample.Sources;
import dev.rtc.type.DataType;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;

class TargetRuleTest {

  @Test
  void two_sinks_of_one_file_are_told_with_both_their_lines() {
    assertThat(faults("result.csv", "result.csv"))
        .containsExactly(
            fault(
                "RTC-106",
                "second",
                at("\"second\","),
                "result.csv is written by the sink 'first' (%s) already, and the one that ends last would replace it"
                    .formatted(at("\"first\",")),
                "write to two paths, or unite the flows in front of one sink: flow.union(other)"));
  }

  @Test
  void two_files_are_fine() {
    assertThat(faults("a.csv", "b.csv")).isEmpty();
  }

  private static List<String> faults(String one, String other) {
    return Faults.of(
        p -> {
          Flow<Long> numbers = p.from("numbers", GivenSource.of(DataType.LONG, 1L));
          numbers.to("first", new SoleFile(one));
          numbers.to("second", new SoleFile(other));
        });
  }

  private static String at(String text) {
    return Sources.at(TargetRuleTest.class, "numbers.to(" + text);
  }

  private record SoleFile(String path) implements SinkSpec<Long> {

    @Override
    public Optional<String> exclusiveTarget() {
      return Optional.of(path);
    }

    @Override
    public String describe() {
      return path;
    }

    @Override
    public Delivery delivery() {
      return Delivery.AT_LEAST_ONCE;
    }

    @Override
    public Sink<Long> sink(SinkInput<? extends Long> input) {
      return new DiscardingSink<>();
    }
  }
}
