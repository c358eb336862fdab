package dev.rtc.connector.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.connector.Delivery;
import dev.rtc.connector.Problems;
import dev.rtc.connector.SinkInput;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.UpsertSpec;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import dev.rtc.type.Keyed;
import dev.rtc.type.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

class ConsoleTest {

  private static final DataType<Keyed<Text, Long>> COUNT =
      DataType.keyed(DataType.TEXT, DataType.LONG);
  private static final DataType<Change<Text, Long>> CHANGE =
      DataType.change(DataType.TEXT, DataType.LONG);

  @Test
  void top_prints_the_largest_at_the_end() throws Exception {
    Output output = new Output("top");
    StreamExecutionEnvironment flink = flink();
    flink
        .fromData(COUNT.typeInformation(), count("a", 1), count("b", 300), count("c", 20))
        .sinkTo(new TopSpec<Text, Long>(2, output).sink(bounded(COUNT)));

    flink.execute();

    assertThat(output.lines()).containsExactly("1  b  300", "2  c   20", "(2 of 3 rows)");
  }

  @Test
  void table_shows_the_latest_rows_at_the_end() throws Exception {
    Output output = new Output("table");
    StreamExecutionEnvironment flink = flink();
    flink
        .fromData(
            CHANGE.typeInformation(),
            Change.insert(Text.of("a"), 1L),
            Change.insert(Text.of("b"), 2L),
            Change.insert(Text.of("c"), 9L),
            Change.updateAfter(Text.of("a"), 3L),
            Change.delete(Text.of("c"), 9L))
        .sinkTo(new TableSpec<Text, Long>(10, output).sink(bounded(CHANGE)));

    flink.execute();

    assertThat(output.lines()).endsWith("1  a  3", "2  b  2");
  }

  @Test
  void rows_of_a_table_whose_keys_hold_arrays_are_told_apart_by_content() throws Exception {
    record Cell(long[] place) {
      @Override
      public String toString() {
        return Arrays.toString(place);
      }
    }
    DataType<Change<Cell, Long>> type = DataType.change(DataType.of(Cell.class), DataType.LONG);
    Output output = new Output("cells");
    StreamExecutionEnvironment flink = flink();
    flink
        .fromData(
            type.typeInformation(),
            Change.insert(new Cell(new long[] {1, 2}), 1L),
            Change.insert(new Cell(new long[] {3, 4}), 2L),
            Change.insert(new Cell(new long[] {5, 6}), 3L),
            Change.updateAfter(new Cell(new long[] {1, 2}), 4L),
            Change.delete(new Cell(new long[] {5, 6}), 3L))
        .sinkTo(new TableSpec<Cell, Long>(10, output).sink(bounded(type)));

    flink.execute();

    assertThat(output.lines()).endsWith("1  [1, 2]  4", "2  [3, 4]  2");
    assertThat(output.lines()).noneMatch(line -> line.startsWith("3"));
  }

  @Test
  void lines_prints_each_record() throws Exception {
    Output output = new Output("lines");
    StreamExecutionEnvironment flink = flink();
    flink
        .fromData(COUNT.typeInformation(), count("a", 1), count("b", 2))
        .map(row -> (Object) row.toString())
        .returns(Object.class)
        .sinkTo(new LinesSpec(output).sink(bounded(DataType.STRING)));

    flink.execute();

    assertThat(output.lines()).containsExactly("Keyed[key=a, value=1]", "Keyed[key=b, value=2]");
  }

  @Test
  void a_table_of_no_rows_is_a_fault() {
    SinkSpec<Keyed<Text, Long>> top = Console.top(0);
    UpsertSpec<Text, Long> table = Console.table(-1);

    assertThat(reported(problems -> top.validate(bounded(COUNT), problems)))
        .containsExactly(
            "RTC-421: Console.top(0) shows no row; instead: write 1 or more, such as"
                + " Console.top(20)");
    assertThat(reported(problems -> table.validate(bounded(CHANGE), problems)))
        .containsExactly(
            "RTC-421: Console.table(-1) shows no row; instead: write 1 or more, such as"
                + " Console.table(20)");
  }

  @Test
  void top_of_an_endless_flow_is_a_fault() {
    SinkSpec<Keyed<Text, Long>> top = Console.top(5);
    SinkInput<Keyed<Text, Long>> endless = new SinkInput<>(COUNT, Boundedness.CONTINUOUS_UNBOUNDED);

    assertThat(reported(problems -> top.validate(endless, problems)))
        .containsExactly(
            "RTC-422: Console.top prints when the input ends, and this flow never ends; instead:"
                + " keep a table with running(...) and show it by Console.table(5), or write"
                + " Console.lines()");
  }

  @Test
  void a_sink_says_what_it_is() {
    SinkSpec<Keyed<Text, Long>> top = Console.top(5);
    UpsertSpec<Text, Long> table = Console.table(7);

    assertThat(top.describe()).isEqualTo("top 5 on the console");
    assertThat(table.describe()).isEqualTo("table of 7 on the console");
    assertThat(Console.lines().describe()).isEqualTo("lines on the console");
    assertThat(List.of(top.singleWriter(), table.singleWriter(), Console.lines().singleWriter()))
        .containsExactly(true, true, false);
    assertThat(List.of(top.delivery(), table.delivery(), Console.lines().delivery()))
        .containsOnly(Delivery.AT_LEAST_ONCE);
    assertThat(top).isEqualTo(Console.top(5)).isNotEqualTo(Console.top(6));
  }

  private static StreamExecutionEnvironment flink() {
    return StreamExecutionEnvironment.createLocalEnvironment(1, new Configuration());
  }

  private static Keyed<Text, Long> count(String word, long count) {
    return new Keyed<>(Text.of(word), count);
  }

  private static <T> SinkInput<T> bounded(DataType<T> type) {
    return new SinkInput<>(type, Boundedness.BOUNDED);
  }

  private static List<String> reported(Consumer<Problems> check) {
    List<String> reported = new ArrayList<>();
    check.accept(
        (code, found, instead) -> reported.add(code + ": " + found + "; instead: " + instead));
    return reported;
  }
}
