package dev.rtc.testing;

import dev.rtc.Pipeline;
import dev.rtc.aggregate.Aggregations;
import dev.rtc.time.EventTime;
import dev.rtc.time.Late;
import dev.rtc.time.Lifetime;
import dev.rtc.time.Updates;
import dev.rtc.time.Window;
import dev.rtc.type.DataType;
import dev.rtc.type.Windowed;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Defines the pipelines the tests are about. */
final class Examples {

  /** Says that a record of {@link #endless()} is being worked on. */
  static final AtomicBoolean WAITING = new AtomicBoolean();

  private Examples() {}

  static Pipeline wordCount() {
    return Pipeline.define(
        "word-count",
        p ->
            p.from("lines", Unopenable.bounded(DataType.STRING))
                .flatMap("words", DataType.STRING, Examples::split)
                .keyBy(word -> word)
                .total("count", Aggregations.counting())
                .to("counts", Unopenable.sink()));
  }

  static void split(String line, Collector<String> out) {
    for (String word : line.split(" ", -1)) {
      out.collect(word);
    }
  }

  /** Sums the cents of each shop per minute; orders may come ten seconds out of order. */
  static Pipeline revenue() {
    return Pipeline.define(
        "revenue",
        p ->
            p.from(
                    "orders",
                    Unopenable.unbounded(DataType.of(Order.class)),
                    EventTime.outOfOrder(Order::at, Duration.ofSeconds(10)).neverIdle())
                .keyBy(Order::shop)
                .window(
                    Window.tumbling(Duration.ofMinutes(1)),
                    Late.to("late-orders", Unopenable.sink()))
                .aggregate("per-minute", Aggregations.summing(Order::cents))
                .to("revenue", Unopenable.sink()));
  }

  static Windowed<String, Long> minute(String shop, int minutesPastNoon, long cents) {
    return new Windowed<>(
        shop,
        Order.NOON.plusSeconds(60L * minutesPastNoon),
        Order.NOON.plusSeconds(60L * minutesPastNoon + 60),
        cents);
  }

  /** Keeps the sum of each shop in a table. */
  static Pipeline balances() {
    return Pipeline.define(
        "balances",
        p ->
            p.from("orders", Unopenable.unbounded(DataType.of(Order.class)))
                .keyBy(Order::shop)
                .running(
                    "sum", Aggregations.summing(Order::cents), Updates.each(), Lifetime.forever())
                .to("balances", Unopenable.upserts()));
  }

  /** Unites two inputs with event time. */
  static Pipeline united() {
    EventTime<Order> time = EventTime.ascending(Order::at).neverIdle();
    return Pipeline.define(
        "united",
        p ->
            p.from("web", Unopenable.unbounded(DataType.of(Order.class)), time)
                .union(p.from("shops", Unopenable.unbounded(DataType.of(Order.class)), time))
                .keyBy(Order::shop)
                .window(
                    Window.tumbling(Duration.ofMinutes(1)),
                    Late.to("late-orders", Unopenable.sink()))
                .aggregate("per-minute", Aggregations.summing(Order::cents))
                .to("revenue", Unopenable.sink()));
  }

  /** Divides by the cents of an order. */
  static Pipeline division() {
    return Pipeline.define(
        "division",
        p ->
            p.from("orders", Unopenable.bounded(DataType.of(Order.class)))
                .map("share", order -> 100 / order.cents())
                .to("shares", Unopenable.sink()));
  }

  /** Works on its first record until somebody cancels it. */
  static Pipeline endless() {
    return Pipeline.define(
        "endless",
        p ->
            p.from("orders", Unopenable.bounded(DataType.of(Order.class)))
                .map("wait", DataType.LONG, Examples::waitForEver)
                .to("never", Unopenable.sink()));
  }

  private static long waitForEver(Order order) throws InterruptedException {
    WAITING.set(true);
    try {
      new CountDownLatch(1).await();
      return order.cents();
    } finally {
      WAITING.set(false);
    }
  }

  /** Tells the shop of each order once the machine's clock has gone on a little. */
  static Pipeline delayed() {
    return Pipeline.define(
        "delayed",
        p ->
            p.from("orders", Unopenable.unbounded(DataType.of(Order.class)))
                .keyBy(Order::shop)
                .process("delay", new Delay())
                .to("delayed", Unopenable.sink()));
  }

  private static final class Delay extends KeyedProcessFunction<String, Order, String> {

    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(Order order, Context context, Collector<String> out) {
      TimerService timers = context.timerService();
      timers.registerProcessingTimeTimer(timers.currentProcessingTime() + 20);
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<String> out) {
      out.collect(context.getCurrentKey());
    }
  }
}
