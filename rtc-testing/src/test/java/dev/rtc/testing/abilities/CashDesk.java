package dev.rtc.testing.abilities;

import dev.rtc.Pipeline;
import dev.rtc.aggregate.Aggregations;
import dev.rtc.connector.OnError;
import dev.rtc.testing.abilities.Shop.Sale;
import dev.rtc.time.Corrections;
import dev.rtc.time.Late;
import dev.rtc.time.Window;
import java.time.Duration;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Defines pipelines of which a test looks at more than the end. */
final class CashDesk {

  private CashDesk() {}

  /** Tells the revenue of each minute every second, at its end, and for another minute. */
  static Pipeline corrected() {
    return Pipeline.define(
        "corrected",
        p ->
            p.from("sales", Shop.sales(), Shop.TIME)
                .keyBy(Sale::shop)
                .window(
                    Window.tumbling(Duration.ofMinutes(1)),
                    Corrections.early(Duration.ofSeconds(1))
                        .allowedLateness(Duration.ofMinutes(1))
                        .then(Late.to("too-late", Shop.sink())))
                .aggregate("per-minute", Aggregations.summing(Sale::cents))
                .to("revenue", Shop.table()));
  }

  /** Tells the changes of the revenue of each minute in euros, as text. */
  static Pipeline euros() {
    return Pipeline.define(
        "euros",
        p ->
            p.from("sales", Shop.sales(), Shop.TIME)
                .keyBy(Sale::shop)
                .window(
                    Window.tumbling(Duration.ofMinutes(1)),
                    Corrections.early(Duration.ofSeconds(1))
                        .allowedLateness(Duration.ofMinutes(1))
                        .then(Late.drop()))
                .aggregate("per-minute", Aggregations.summing(Sale::cents))
                .map("in-euros", row -> row.value() / 100)
                .filter("some", row -> row.value() > 0)
                .changes("changes")
                .map("text", change -> change.value() + " " + change.kind())
                .to("euros", Shop.sink()));
  }

  /** Is a kind of customer. */
  enum Customer {
    GUEST,
    MEMBER
  }

  /** Remembers how often each kind of customer came, until the clock has gone on for a minute. */
  static Pipeline visits() {
    return Pipeline.define(
        "visits",
        p ->
            p.from("sales", Shop.sales())
                .keyBy(sale -> sale.cents() > 50 ? Customer.MEMBER : Customer.GUEST)
                .process("count", new Visits())
                .to("visits", Shop.sink()));
  }

  private static final class Visits extends KeyedProcessFunction<Customer, Sale, Long> {

    private static final long serialVersionUID = 1L;
    private static final long MINUTE = 60_000;

    private final ValueStateDescriptor<Long> descriptor =
        new ValueStateDescriptor<>("visits", Types.LONG);

    @Override
    public void processElement(Sale sale, Context context, Collector<Long> out) throws Exception {
      ValueState<Long> visits = getRuntimeContext().getState(descriptor);
      long before = visits.value() == null ? 0 : visits.value();
      visits.update(before + 1);
      if (before == 0) {
        TimerService timers = context.timerService();
        timers.registerProcessingTimeTimer(timers.currentProcessingTime() + MINUTE);
      }
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<Long> out) throws Exception {
      ValueState<Long> visits = getRuntimeContext().getState(descriptor);
      out.collect(visits.value());
      visits.clear();
    }
  }

  /** Drops gifts, diverts sales that have no price per cent, and sums what is left per minute. */
  static Pipeline audited() {
    return Pipeline.define(
        "audited",
        p -> {
          p.onError(OnError.to("bad", Shop.sink()));
          p.from("sales", Shop.sales(), Shop.TIME)
              .filter("paid", sale -> sale.cents() != 0)
              .map("share", CashDesk::share)
              .keyBy(Sale::shop)
              .window(Window.tumbling(Duration.ofMinutes(1)), Late.to("late", Shop.sink()))
              .aggregate("per-minute", Aggregations.summing(Sale::cents))
              .to("revenue", Shop.sink());
        });
  }

  /** Fails for a sale of 50 cents. */
  static Sale share(Sale sale) {
    return new Sale(sale.shop(), sale.product(), 100 / (sale.cents() - 50), sale.at());
  }
}
