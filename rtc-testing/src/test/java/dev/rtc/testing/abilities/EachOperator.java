package dev.rtc.testing.abilities;

import static dev.rtc.testing.abilities.Shop.TIME;
import static dev.rtc.testing.abilities.Shop.sales;
import static dev.rtc.testing.abilities.Shop.sink;
import static dev.rtc.testing.abilities.Shop.table;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.rtc.Assembly;
import dev.rtc.Flow;
import dev.rtc.Pipeline;
import dev.rtc.aggregate.Aggregations;
import dev.rtc.connector.OnError;
import dev.rtc.state.KeyContext;
import dev.rtc.state.Ranking;
import dev.rtc.state.StatefulFunction;
import dev.rtc.testing.PipelineTest;
import dev.rtc.testing.ScriptedInput;
import dev.rtc.testing.abilities.Shop.Sale;
import dev.rtc.time.ClockWindow;
import dev.rtc.time.Corrections;
import dev.rtc.time.Late;
import dev.rtc.time.Lifetime;
import dev.rtc.time.RowLifetime;
import dev.rtc.time.Updates;
import dev.rtc.time.Window;
import dev.rtc.type.DataType;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** Lists a small pipeline for each operator, with a script that lets it do all it can. */
@SuppressWarnings("ImmutableEnumChecker") // functions without state
enum EachOperator {
  RUNNING_EACH(
      p ->
          sold(p)
              .keyBy(Sale::shop)
              .running("step", Aggregations.summing(Sale::cents), Updates.each(), lasting())
              .to("out", table())),
  RUNNING_WITHIN(
      p ->
          sold(p)
              .keyBy(Sale::shop)
              .running("step", Aggregations.counting(), Updates.within(ofMillis(200)), lasting())
              .to("out", table())),
  TOTAL(
      p ->
          p.from("sales", Shop.bounded())
              .keyBy(Sale::shop)
              .total("step", Aggregations.summing(Sale::cents))
              .to("out", sink())),
  TUMBLING_DROP(p -> windowed(p, Window.tumbling(ofSeconds(20)), Late.drop())),
  HOPPING_DIVERT(
      p -> windowed(p, Window.hopping(ofSeconds(30), ofSeconds(10)), Late.to("late", sink()))),
  SESSION_DIVERT(p -> windowed(p, Window.session(ofSeconds(15)), Late.to("late", sink()))),
  TUMBLING_CORRECTED(p -> corrected(p, Window.tumbling(ofSeconds(20)))),
  HOPPING_CORRECTED(p -> corrected(p, Window.hopping(ofSeconds(30), ofSeconds(10)))),
  SESSION_CORRECTED(p -> corrected(p, Window.session(ofSeconds(15)))),
  CLOCK_TUMBLING(p -> byClock(p, ClockWindow.tumbling(ofSeconds(10)))),
  CLOCK_HOPPING(p -> byClock(p, ClockWindow.hopping(ofSeconds(20), ofSeconds(10)))),
  CLOCK_SESSION(p -> byClock(p, ClockWindow.session(ofSeconds(10)))),
  GLOBAL_WINDOW(
      p ->
          sold(p)
              .window(Window.tumbling(ofSeconds(20)), Late.to("late", sink()))
              .aggregate("step", Aggregations.summing(Sale::cents))
              .to("out", sink())),
  WINDOW_PROCESS(
      p ->
          sold(p)
              .keyBy(Sale::shop)
              .window(Window.tumbling(ofSeconds(20)), Late.to("late", sink()))
              .process("step", DataType.STRING, new Concatenation())
              .to("out", sink())),
  LATEST(p -> sold(p).keyBy(Sale::shop).latest("step", lasting()).to("out", table())),
  FIRST(
      p ->
          sold(p)
              .keyBy(Sale::product)
              .first("step", Lifetime.eventTime(ofSeconds(30)))
              .to("out", sink())),
  TOP(
      p ->
          sold(p)
              .keyBy(Sale::shop)
              .top("step", 2, Ranking.highest(Sale::cents), lasting())
              .to("out", table())),
  TOP_DISTINCT(
      p ->
          sold(p)
              .keyBy(Sale::shop)
              .top("step", 1, Ranking.highest(Sale::cents).onePer(Sale::product), lasting())
              .to("out", table())),
  STATEFUL(
      p ->
          sold(p)
              .keyBy(Sale::shop)
              .stateful("step", Lifetime.eventTime(ofMinutes(1)), new Silence())
              .to("out", sink())),
  PROCESS(
      p ->
          sold(p)
              .keyBy(Sale::shop)
              .process("step", DataType.STRING, new Count())
              .to("out", sink())),
  BRANCH(
      p ->
          sold(p)
              .branch("step")
              .when("dear", sale -> sale.cents() > 4, dear -> dear.to("dear", sink()))
              .otherwise()
              .to("out", sink())),
  UNION(
      p ->
          sold(p)
              .union(p.from("more", sales(), TIME))
              .keyBy(Sale::shop)
              .window(Window.tumbling(ofSeconds(20)), Late.drop())
              .aggregate("step", Aggregations.summing(Sale::cents))
              .to("out", sink())) {
    @Override
    void play(PipelineTest test) {
      test.input("more").send(Sale.of("a", 100, 3));
      super.play(test);
      test.input("more").send(Sale.of("b", 200, 3)).watermark(Shop.NOON.plusSeconds(30));
    }
  },
  ON_ERROR(
      p ->
          sold(p)
              .onError(OnError.to("dead", sink()))
              .map("share", DataType.LONG, sale -> 100 / (sale.cents() - 3))
              .keyBy(share -> share)
              .running("step", Aggregations.counting(), Updates.each(), Lifetime.forever())
              .to("out", table())),
  TABLE_STEPS(
      p ->
          sold(p)
              .keyBy(Sale::shop)
              .running("sum", Aggregations.summing(Sale::cents), Updates.each(), lasting())
              .map("double", DataType.LONG, row -> row.value() * 2)
              .filter("small", row -> row.value() < 20)
              .changes("step")
              .to("out", sink())),
  MAP_AND_FILTER(
      p ->
          sold(p)
              .filter("cheap", sale -> sale.cents() < 6)
              .map("step", Sale::cents)
              .to("out", sink()));

  private final Consumer<Assembly> body;

  EachOperator(Consumer<Assembly> body) {
    this.body = body;
  }

  Pipeline pipeline() {
    return Pipeline.define(name().toLowerCase(Locale.ROOT).replace('_', '-'), body);
  }

  /** Lets windows fire, lifetimes end and records be late. */
  void play(PipelineTest test) {
    ScriptedInput<Sale> sales = test.input("sales");
    sales.send(Sale.of("a", "tea", 1, 1), Sale.of("b", "tea", 2, 12), Sale.of("a", "cake", 7, 14));
    test.advanceClock(ofSeconds(6));
    sales.send(Sale.of("a", "tea", 3, 40));
    test.advanceClock(ofSeconds(6));
    sales.send(Sale.of("b", "bun", 5, 2), Sale.of("a", "tea", 4, 110));
    test.advanceClock(ofSeconds(60));
  }

  private static Flow<Sale> sold(Assembly p) {
    return p.from("sales", sales(), TIME);
  }

  private static RowLifetime lasting() {
    return Lifetime.eventTime(ofSeconds(50)).thenDelete();
  }

  private static void windowed(Assembly p, Window window, Late<Sale> late) {
    sold(p)
        .keyBy(Sale::shop)
        .window(window, late)
        .aggregate("step", Aggregations.summing(Sale::cents))
        .to("out", sink());
  }

  private static void corrected(Assembly p, Window window) {
    sold(p)
        .keyBy(Sale::shop)
        .window(
            window,
            Corrections.early(ofSeconds(5))
                .allowedLateness(ofSeconds(20))
                .then(Late.to("late", sink())))
        .aggregate("step", Aggregations.summing(Sale::cents))
        .to("out", table());
  }

  private static void byClock(Assembly p, ClockWindow window) {
    sold(p)
        .keyBy(Sale::shop)
        .window(window)
        .aggregate("step", Aggregations.summing(Sale::cents))
        .map("row", DataType.STRING, each -> each.key() + each.value())
        .to("out", sink());
  }

  /** Tells by both clocks that nothing more was sold. */
  private record Silence() implements StatefulFunction<String, Sale, Long, String> {

    @Override
    public void onRecord(Sale sale, KeyContext<String, Long, String> shop) {
      shop.keep(shop.state().orElse(0L) + sale.cents());
      shop.wakeAtEventTime(sale.at().plusSeconds(20));
      shop.wakeAtClock(shop.clock().plusSeconds(10));
    }

    @Override
    public void onTimer(KeyContext<String, Long, String> shop) {
      shop.emit(shop.key() + " sold " + shop.state().orElse(0L));
    }

    @Override
    public void onExpiry(KeyContext<String, Long, String> shop) {
      shop.emit(shop.key() + " closes");
    }
  }

  private static final class Count extends KeyedProcessFunction<String, Sale, String> {

    private static final long serialVersionUID = 1L;

    private transient ValueState<Long> count;

    @Override
    public void open(OpenContext context) {
      count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Long.class));
    }

    @Override
    public void processElement(
        Sale sale,
        KeyedProcessFunction<String, Sale, String>.Context context,
        Collector<String> out)
        throws Exception {
      Long before = count.value();
      count.update(before == null ? 1 : before + 1);
      context.timerService().registerEventTimeTimer(context.timestamp() + 5_000);
      context
          .timerService()
          .registerProcessingTimeTimer(context.timerService().currentProcessingTime() + 8_000);
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<String> out) throws Exception {
      Instant instant = Instant.ofEpochMilli(at);
      out.collect(context.getCurrentKey() + count.value() + context.timeDomain() + instant);
    }
  }

  private static final class Concatenation
      extends ProcessWindowFunction<Sale, String, String, TimeWindow> {

    private static final long serialVersionUID = 1L;

    @Override
    public void process(
        String shop,
        ProcessWindowFunction<Sale, String, String, TimeWindow>.Context context,
        Iterable<Sale> sales,
        Collector<String> out) {
      StringBuilder text = new StringBuilder(shop);
      sales.forEach(sale -> text.append(' ').append(sale.cents()));
      out.collect(text.append(" until ").append(context.window().getEnd()).toString());
    }
  }
}
