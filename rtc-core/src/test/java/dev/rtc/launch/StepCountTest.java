package dev.rtc.launch;

import static dev.rtc.type.DataType.LONG;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.Assembly;
import dev.rtc.Flow;
import dev.rtc.Pipeline;
import dev.rtc.connector.OnError;
import dev.rtc.connector.SourceSpec;
import dev.rtc.sample.Collected;
import dev.rtc.sample.CollectedTable;
import dev.rtc.sample.DecodingSource;
import dev.rtc.sample.GivenSource;
import dev.rtc.sample.Tally;
import dev.rtc.time.ClockWindow;
import dev.rtc.time.Corrections;
import dev.rtc.time.Late;
import dev.rtc.time.Lifetime;
import dev.rtc.time.Updates;
import dev.rtc.time.Window;
import dev.rtc.type.DataType;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

/** Compares the table a run ends with to the truth. */
@SuppressWarnings("SameNameButDifferent") // each of Flink's functions has a Context of its own
class StepCountTest {

  private static final SourceSpec<Long> NUMBERS =
      GivenSource.of(DataType.LONG, 0L, 1L, 2L, 30L, 31L, 32L, 3L, 4L, 99L, 98L);

  @Test
  void every_step_of_a_fused_chain_counts() {
    List<String> table =
        tableOf(
            p ->
                p.from("numbers", NUMBERS)
                    .filter("small", number -> number < 10)
                    .flatMap(
                        "twice", DataType.LONG, (number, out) -> collectTwice(number, out::collect))
                    .keyBy(number -> number % 2)
                    .total("count", new Tally<>())
                    .to("out", new Collected<>()));

    assertThat(table)
        .containsExactly(
            "step in out late", "numbers 10", "small 10 5", "twice 5 10", "count 10 2", "out 2");
  }

  @Test
  void a_step_read_by_several_counts_once() {
    List<String> table =
        tableOf(
            p -> {
              Flow<Long> numbers = p.from("numbers", NUMBERS);
              Flow<Long> same = numbers.map("same", number -> number);
              same.map("left", number -> number).to("out-left", new Collected<>());
              same.keyBy(n -> n).total("count", new Tally<>()).to("out-count", new Collected<>());
              numbers.union(same).to("out-both", new Collected<>());
            });

    assertThat(table)
        .containsExactly(
            "step in out late",
            "numbers 10",
            "same 10 10",
            "left 10 10",
            "out-left 10",
            "count 10 10",
            "out-count 10",
            "out-both 20");
  }

  @Test
  void late_records_count_as_late_and_not_as_results() {
    List<String> table =
        tableOf(
            p -> {
              Flow<Long> stamped =
                  p.from("numbers", NUMBERS)
                      .transform("stamp", DataType.LONG, StepCountTest::stamped);
              stamped
                  .keyBy(number -> number % 2)
                  .window(Window.tumbling(ofMillis(10)), Late.to("late", new Collected<Long>()))
                  .aggregate("diverting", new Tally<>())
                  .to("out-diverting", new Collected<>());
              stamped
                  .keyBy(number -> 0)
                  .window(Window.tumbling(ofMillis(10)), Late.drop())
                  .aggregate("dropping", new Tally<>())
                  .to("out-dropping", new Collected<>());
            });

    assertThat(table)
        .containsExactly(
            "step in out late",
            "numbers 10",
            "diverting 10 5 3",
            "late 3",
            "out-diverting 5",
            "dropping 10 3 3",
            "out-dropping 3");
  }

  @Test
  void what_leaves_for_a_users_own_program_is_not_guessed() {
    List<String> table =
        tableOf(
            p ->
                p.from("numbers", NUMBERS)
                    .transform("stamp", DataType.LONG, StepCountTest::stamped)
                    .keyBy(number -> number % 2)
                    .window(Window.tumbling(ofMillis(10)), Late.to("late", new Collected<Long>()))
                    .aggregate("sums", new Tally<>())
                    .transform("own", DataType.LONG, sums -> sums.map(sum -> 1L))
                    .to("out", new Collected<>()));

    assertThat(table)
        .containsExactly("step in out late", "numbers 10", "sums 10 3", "late 3", "out 5");
  }

  @Test
  void a_users_counter_of_the_same_name_is_not_the_operators() {
    List<String> table =
        tableOf(
            p ->
                p.from("numbers", NUMBERS)
                    .process("counting", DataType.LONG, new Counting())
                    .to("out", new Collected<>()));

    assertThat(table).contains("counting 10 10");
  }

  @Test
  void corrections_count_as_results_and_only_what_is_too_late_as_late() {
    List<String> table =
        tableOf(
            p ->
                p.from("numbers", NUMBERS)
                    .transform("stamp", DataType.LONG, StepCountTest::stamped)
                    .keyBy(number -> 0)
                    .window(
                        Window.tumbling(ofMillis(10)),
                        Corrections.allowedLateness(ofMillis(22)).then(Late.drop()))
                    .aggregate("correcting", new Tally<>())
                    .to("rows", new CollectedTable<>()));

    assertThat(table)
        .containsExactly("step in out late", "numbers 10", "correcting 10 4 2", "rows 4");
  }

  @Test
  void nothing_is_late_by_the_clock() {
    List<String> table =
        tableOf(
            p ->
                p.from("numbers", NUMBERS)
                    .keyBy(number -> 0)
                    .window(ClockWindow.tumbling(ofMillis(10)))
                    .process("listing", DataType.INTEGER, new Sizes())
                    .to("out", new Collected<>()));

    assertThat(table).contains("numbers 10").anyMatch(row -> row.matches("listing 10 \\d+"));
  }

  @Test
  void tables_and_their_changes_count() {
    List<String> table =
        tableOf(
            p -> {
              var counts =
                  p.from("numbers", NUMBERS)
                      .keyBy(number -> 0)
                      .running("count", new Tally<>(), Updates.each(), Lifetime.forever());
              counts.to("rows", new CollectedTable<>());
              counts.changes("changes").to("log", new Collected<>());
            });

    assertThat(table)
        .containsExactly(
            "step in out late", "numbers 10", "count 10 19", "rows 10", "changes 19 19", "log 19");
  }

  @Test
  void bad_records_count_where_they_fail_and_not_as_results() {
    List<String> table =
        tableOf(
            p -> {
              p.onError(OnError.to("dead", new Collected<>()));
              p.from("lines", DecodingSource.of("n.txt", "1", "x", "13", "2"))
                  .map("same", number -> unlucky(number))
                  .onError(OnError.drop())
                  .keyBy(LONG, number -> number == 2 ? null : number)
                  .total("count", new Tally<>())
                  .onError(OnError.fail())
                  .to("out", new Collected<>());
            });

    assertThat(table)
        .containsExactly(
            "step in out late dead", "lines 3 1", "same 3 2 1", "count 2 1 1", "out 1", "dead 2");
  }

  private static long unlucky(long number) {
    if (number == 13) {
      throw new IllegalArgumentException("13 is unlucky");
    }
    return number;
  }

  @Test
  void steps_with_long_ids_count_too() {
    String id = "x".repeat(71);

    List<String> table =
        tableOf(
            p ->
                p.from(id + "1", NUMBERS)
                    .process(id + "2", DataType.LONG, new Passing())
                    .to(id + "3", new Collected<>()));

    assertThat(table).contains(id + "1 10", id + "2 10 10", id + "3 10");
  }

  private static List<String> tableOf(Consumer<Assembly> body) {
    Pipeline pipeline = Pipeline.define("counted", body);

    String progress = Captured.err(() -> pipeline.run("--parallelism=1"));

    return progress
        .lines()
        .dropWhile(line -> !line.startsWith("  step"))
        .map(line -> line.strip().replaceAll("\\s+", " "))
        .toList();
  }

  private static void collectTwice(Long number, Consumer<Long> out) {
    out.accept(number);
    out.accept(number);
  }

  private static DataStream<Long> stamped(DataStream<Long> numbers) {
    return numbers.assignTimestampsAndWatermarks(
        WatermarkStrategy.<Long>forGenerator(context -> new EachRecord())
            .withTimestampAssigner((number, unset) -> number));
  }

  private static final class Sizes
      extends ProcessWindowFunction<Long, Integer, Integer, TimeWindow> {

    private static final long serialVersionUID = 1L;

    @Override
    public void process(
        Integer key, Context context, Iterable<Long> numbers, Collector<Integer> out) {
      numbers.forEach(number -> out.collect(1));
    }
  }

  private static final class EachRecord implements WatermarkGenerator<Long> {

    private long latest = Long.MIN_VALUE;

    @Override
    public void onEvent(Long number, long timestamp, WatermarkOutput output) {
      latest = Math.max(latest, timestamp);
      output.emitWatermark(new Watermark(latest));
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {}
  }

  private static final class Counting extends ProcessFunction<Long, Long> {

    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(Long number, Context context, Collector<Long> out) {
      getRuntimeContext().getMetricGroup().addGroup("own").counter("numRecordsIn").inc(7);
      out.collect(number);
    }
  }

  private static final class Passing extends ProcessFunction<Long, Long> {

    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(Long number, Context context, Collector<Long> out) {
      out.collect(number);
    }
  }
}
