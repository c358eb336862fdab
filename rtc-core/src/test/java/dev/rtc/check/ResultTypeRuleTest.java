package dev.rtc.check;

import static dev.rtc.check.Faults.fault;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.aggregate.Aggregation;
import dev.rtc.connector.SourceSpec;
import dev.rtc.sample.Collected;
import dev.rtc.sample.GivenSource;
import dev.rtc.sample.Sources;
import dev.rtc.type.DataType;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTypeRuleTest {

  private static final SourceSpec<String> WORDS = GivenSource.of(DataType.STRING, "a");

  @Test
  void a_type_that_inference_lost_is_written_second() {
    List<String> faults =
        Faults.of(
            p ->
                p.from("words", WORDS)
                    .flatMap("split", (word, out) -> out.collect(word))
                    .to("out", new Collected<>()));

    assertThat(faults)
        .singleElement()
        .asString()
        .startsWith(
            "RTC-201 at 'split' (%s)%n   found:   the type of the result cannot be read from the function: "
                .formatted(at(".flatMap(\"split\"")))
        .endsWith(
            "%n   instead: write the type second: .flatMap(\"split\", DataType.of(Result.class), ...)"
                .formatted());
  }

  @Test
  void a_type_without_serializer_is_named_by_its_path() {
    List<String> faults =
        Faults.of(
            p ->
                p.from("words", WORDS)
                    .map("open", word -> new Session(word, new Socket(List.of())))
                    .to("out", new Collected<>()));

    assertThat(faults)
        .containsExactly(
            fault(
                "RTC-202",
                "open",
                at(".map(\"open\""),
                "no serializer for Session.socket.threads[]: the class java.lang.Thread",
                "use a record, or admit the class with DataType.flink(TypeInformation)"));
  }

  @Test
  void a_fault_is_told_where_the_type_comes_in_and_not_again_below() {
    List<String> faults =
        Faults.of(
            p ->
                p.from("words", WORDS)
                    .map("connect", word -> new Socket(List.of())) // comes in
                    .filter("some", socket -> true)
                    .keyBy(DataType.STRING, socket -> "")
                    .process("all", DataType.STRING, new PassText())
                    .to("out", new Collected<>()));

    assertThat(faults).singleElement().asString().contains(at("// comes in"));
  }

  @Test
  void an_accumulator_has_a_type() {
    List<String> faults =
        Faults.of(
            p ->
                p.from("words", WORDS)
                    .keyBy(word -> word)
                    .total("last", new KeepsThread())
                    .to("out", new Collected<>()));

    assertThat(faults)
        .containsExactly(
            fault(
                "RTC-202",
                "last",
                at(".total(\"last\""),
                "no serializer for Thread: the class java.lang.Thread",
                "use a record, or admit the class with DataType.flink(TypeInformation)"));
  }

  private static String at(String text) {
    return Sources.at(ResultTypeRuleTest.class, text);
  }

  record Session(String user, Socket socket) {}

  record Socket(List<Thread> threads) {}

  private static final class PassText
      extends org.apache.flink.streaming.api.functions.KeyedProcessFunction<
          String, Socket, String> {

    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(
        Socket socket, Context context, org.apache.flink.util.Collector<String> out) {
      out.collect("");
    }
  }

  private static final class KeepsThread implements Aggregation<String, Thread, String> {

    private static final long serialVersionUID = 1L;

    @Override
    public Thread create() {
      return new Thread();
    }

    @Override
    public Thread add(Thread accumulator, String value) {
      return accumulator;
    }

    @Override
    public Thread merge(Thread left, Thread right) {
      return left;
    }

    @Override
    public String result(Thread accumulator) {
      return accumulator.getName();
    }

    @Override
    public DataType<Thread> accumulatorType(DataType<? extends String> input) {
      return DataType.of(Thread.class);
    }

    @Override
    public DataType<String> resultType(DataType<? extends String> input) {
      return DataType.STRING;
    }
  }
}
