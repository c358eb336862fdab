package dev.rtc.flink;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.Assembly;
import dev.rtc.Pipeline;
import dev.rtc.aggregate.Aggregations;
import dev.rtc.connector.SourceSpec;
import dev.rtc.sample.Collected;
import dev.rtc.sample.CollectedTable;
import dev.rtc.sample.GivenSource;
import dev.rtc.time.ClockWindow;
import dev.rtc.time.Corrections;
import dev.rtc.time.EventTime;
import dev.rtc.time.Late;
import dev.rtc.time.Window;
import dev.rtc.type.All;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import dev.rtc.type.WindowKey;
import dev.rtc.type.Windowed;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

/** Runs each kind of window step on an embedded cluster, without Kryo and with two subtasks. */
class WindowResultsTest {

  private static final DataType<Sale> SALES = DataType.of(Sale.class);
  private static final SourceSpec<Sale> GIVEN =
      GivenSource.of(
          SALES,
          new Sale(Shop.NORTH, 1),
          new Sale(Shop.SOUTH, 12),
          new Sale(Shop.NORTH, 14),
          new Sale(Shop.NORTH, 35),
          new Sale(Shop.NORTH, 2));
  private static final EventTime<Sale> TIME =
      EventTime.<Sale>outOfOrder(sale -> Instant.ofEpochMilli(sale.at()), ofSeconds(60))
          .neverIdle();

  @Test
  void windows_without_key_hold_the_whole_flow() {
    Collected<Windowed<All, Long>> windows = new Collected<>();

    run(
        p ->
            p.from("sales", GIVEN, TIME)
                .window(Window.tumbling(ofMillis(20)), Late.drop())
                .aggregate("count", Aggregations.counting())
                .to("out", windows));

    assertThat(windows.records())
        .containsExactlyInAnyOrder(
            new Windowed<>(All.RECORDS, at(0), at(20), 4L),
            new Windowed<>(All.RECORDS, at(20), at(40), 1L));
  }

  @Test
  void corrected_windows_without_key_have_rows_of_their_own() {
    CollectedTable<WindowKey<All>, Long> rows = new CollectedTable<>();

    run(
        p ->
            p.from("sales", GIVEN, TIME)
                .window(
                    Window.session(ofMillis(10)),
                    Corrections.allowedLateness(ofMillis(5)).then(Late.drop()))
                .aggregate("count", Aggregations.counting())
                .to("rows", rows));

    assertThat(rows.changes())
        .containsExactlyInAnyOrder(
            Change.insert(new WindowKey<>(All.RECORDS, at(1), at(24)), 4L),
            Change.insert(new WindowKey<>(All.RECORDS, at(35), at(45)), 1L));
  }

  @Test
  void a_window_function_of_flinks_sees_the_key_itself() {
    Collected<String> seen = new Collected<>();

    run(
        p ->
            p.from("sales", GIVEN, TIME)
                .keyBy(Sale::shop)
                .window(Window.hopping(ofMillis(20), ofMillis(10)), Late.drop())
                .process("names", new Names())
                .to("out", seen));

    assertThat(seen.records())
        .containsExactlyInAnyOrder(
            "NORTH -10 2",
            "NORTH 0 3",
            "NORTH 10 1",
            "NORTH 20 1",
            "NORTH 30 1",
            "SOUTH 0 1",
            "SOUTH 10 1");
  }

  @Test
  void windows_of_the_clock_tell_while_the_input_lasts() {
    Collected<Windowed<All, Long>> windows = new Collected<>();
    SourceSpec<Sale> slow =
        GivenSource.slowly(
            RateLimiterStrategy.perSecond(5),
            SALES,
            new Sale(Shop.NORTH, 1),
            new Sale(Shop.NORTH, 2),
            new Sale(Shop.NORTH, 3),
            new Sale(Shop.NORTH, 4));

    run(
        p ->
            p.from("sales", slow)
                .window(ClockWindow.session(ofMillis(20)))
                .aggregate("count", Aggregations.counting())
                .to("out", windows));

    assertThat(windows.records()).isNotEmpty().allMatch(window -> window.value() > 0);
  }

  private static void run(Consumer<Assembly> body) {
    Pipeline.define("embedded", body).run("--quiet", "--parallelism=2");
  }

  private static Instant at(long millis) {
    return Instant.ofEpochMilli(millis);
  }

  enum Shop {
    NORTH,
    SOUTH
  }

  record Sale(Shop shop, long at) {}

  private static final class Names extends ProcessWindowFunction<Sale, String, Shop, TimeWindow> {

    private static final long serialVersionUID = 1L;

    @Override
    public void process(Shop shop, Context context, Iterable<Sale> sales, Collector<String> out) {
      long count = StreamSupport.stream(sales.spliterator(), false).count();
      out.collect("%s %d %d".formatted(shop.name(), context.window().getStart(), count));
    }
  }
}
