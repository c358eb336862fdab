package dev.rtc.plan;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.Flow;
import dev.rtc.Pipeline;
import dev.rtc.Table;
import dev.rtc.connector.SourceSpec;
import dev.rtc.sample.Collected;
import dev.rtc.sample.CollectedTable;
import dev.rtc.sample.GivenSource;
import dev.rtc.sample.Golden;
import dev.rtc.sample.Tally;
import dev.rtc.time.ClockWindow;
import dev.rtc.time.Corrections;
import dev.rtc.time.EventTime;
import dev.rtc.time.Late;
import dev.rtc.time.Lifetime;
import dev.rtc.time.Updates;
import dev.rtc.time.Window;
import dev.rtc.type.DataType;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

class PlanTextTest {

  private static final SourceSpec<String> LINES = GivenSource.of(DataType.STRING, "a b");
  private static final SourceSpec<Order> ORDERS =
      GivenSource.of(DataType.of(Order.class), new Order("a", Instant.EPOCH, 1));

  @Test
  void words_are_counted_in_two_phases() {
    Pipeline pipeline =
        Pipeline.define(
            "word-count",
            p ->
                p.from("lines", LINES)
                    .flatMap("words", DataType.STRING, (line, out) -> out.collect(line))
                    .filter("some", word -> !word.isEmpty())
                    .keyBy(word -> word)
                    .total("count", new Tally<>())
                    .to("counts", new Collected<>()));

    Golden.requireSame("plan/word-count.txt", pipeline.describe());
  }

  @Test
  void late_records_have_a_way_of_their_own() {
    Pipeline pipeline =
        Pipeline.define(
            "revenue",
            p -> {
              Flow<Order> orders =
                  p.from(
                      "orders",
                      ORDERS,
                      EventTime.outOfOrder(Order::at, ofSeconds(10)).idleAfter(ofMinutes(1)));
              orders
                  .keyBy(Order::shop)
                  .window(Window.tumbling(ofMinutes(1)), Late.to("late", new Collected<Order>()))
                  .aggregate("per-minute", new Tally<>())
                  .map("row", window -> window.key() + "," + window.value())
                  .to("revenue", new Collected<>());
              orders
                  .keyBy(Order::shop)
                  .window(ClockWindow.tumbling(ofMinutes(5)))
                  .aggregate("by-clock", new Tally<>())
                  .to("clocked", new Collected<>());
            });

    Golden.requireSame("plan/revenue.txt", pipeline.describe());
  }

  @Test
  void a_table_is_told_as_changes_and_kept_as_rows() {
    Pipeline pipeline =
        Pipeline.define(
            "running",
            p -> {
              Table<Long, Long> counts =
                  p.from("numbers", GivenSource.endless(1))
                      .union(p.from("more", GivenSource.endless(1)))
                      .keyBy(number -> number % 10)
                      .running(
                          "count",
                          new Tally<>(),
                          Updates.within(Duration.ofMillis(200)),
                          Lifetime.processingTime(Duration.ofHours(1)).thenDelete());
              counts.changes("changes").to("log", new Collected<>());
              counts.to("rows", new CollectedTable<>());
            });

    Golden.requireSame("plan/running.txt", pipeline.describe());
  }

  @Test
  void windows_of_every_kind_tell_how_they_cut_time_and_what_they_keep() {
    Pipeline pipeline =
        Pipeline.define(
            "windows",
            p -> {
              Flow<Order> orders =
                  p.from("orders", ORDERS, EventTime.ascending(Order::at).neverIdle());
              orders
                  .keyBy(Order::shop)
                  .window(
                      Window.hopping(ofMinutes(5), ofMinutes(1)).offset(ofSeconds(30)),
                      Corrections.early(ofSeconds(10))
                          .allowedLateness(ofMinutes(2))
                          .then(Late.to("late", new Collected<Order>())))
                  .aggregate("corrected", new Tally<>())
                  .changes("changes")
                  .to("log", new Collected<>());
              orders
                  .window(Window.session(ofMinutes(30)), Late.drop())
                  .aggregate("whole", new Tally<>())
                  .to("sessions", new Collected<>());
              orders
                  .keyBy(Order::shop)
                  .window(ClockWindow.session(ofMinutes(1)))
                  .process("listing", DataType.STRING, new Listing())
                  .to("lists", new Collected<>());
            });

    Golden.requireSame("plan/windows.txt", pipeline.describe());
  }

  @Test
  void the_text_is_the_same_each_time() {
    Pipeline pipeline =
        Pipeline.define("twice", p -> p.from("lines", LINES).to("out", new Collected<>()));

    assertThat(pipeline.describe()).isEqualTo(pipeline.describe());
  }

  private static final class Listing
      extends ProcessWindowFunction<Order, String, String, TimeWindow> {

    private static final long serialVersionUID = 1L;

    @Override
    public void process(
        String shop, Context context, Iterable<Order> orders, Collector<String> out) {
      orders.forEach(order -> out.collect(shop + order));
    }
  }

  record Order(String shop, Instant at, long cents) {}
}
