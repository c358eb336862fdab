package dev.rtc.check;

import static dev.rtc.check.Faults.fault;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.connector.SourceSpec;
import dev.rtc.sample.Collected;
import dev.rtc.sample.GivenSource;
import dev.rtc.sample.Sources;
import dev.rtc.time.ClockWindow;
import dev.rtc.type.All;
import dev.rtc.type.DataType;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

@SuppressWarnings("SameNameButDifferent") // each of Flink's functions has a Context of its own
class RichFunctionRuleTest {

  private static final SourceSpec<String> WORDS = GivenSource.of(DataType.STRING, "a");

  @Test
  void a_rich_function_belongs_in_process() {
    List<String> faults =
        Faults.of(
            p -> p.from("words", WORDS).map("open", new Opening()).to("out", new Collected<>()));

    assertThat(faults)
        .containsExactly(
            fault(
                "RTC-205",
                "open",
                Sources.at(RichFunctionRuleTest.class, ".map(\"open\""),
                "the function of 'map' is a RichFunction (dev.rtc.check.RichFunctionRuleTest$Opening),"
                    + " whose open and close would never be called",
                "write .process(\"open\", new ProcessFunction<>() {...}), which has a life cycle"));
  }

  @Test
  void process_takes_rich_functions() {
    List<String> faults =
        Faults.of(
            p ->
                p.from("words", WORDS).process("open", new Passing()).to("out", new Collected<>()));

    assertThat(faults).isEmpty();
  }

  @Test
  void process_of_windows_takes_rich_functions() {
    List<String> faults =
        Faults.of(
            p ->
                p.from("words", WORDS)
                    .window(ClockWindow.tumbling(Duration.ofMinutes(1)))
                    .process("size", new Sizes())
                    .to("out", new Collected<>()));

    assertThat(faults).isEmpty();
  }

  private static final class Sizes extends ProcessWindowFunction<String, Integer, All, TimeWindow> {

    private static final long serialVersionUID = 1L;

    @Override
    public void process(All all, Context context, Iterable<String> words, Collector<Integer> out) {
      words.forEach(word -> out.collect(word.length()));
    }
  }

  private static final class Opening extends RichMapFunction<String, String> {

    private static final long serialVersionUID = 1L;

    @Override
    public String map(String word) {
      return word;
    }
  }

  private static final class Passing extends ProcessFunction<String, String> {

    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(String word, Context context, Collector<String> out) {
      out.collect(word);
    }
  }
}
