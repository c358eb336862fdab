package dev.rtc.testing.abilities;

import dev.rtc.Pipeline;
import dev.rtc.aggregate.Aggregations;
import dev.rtc.connector.OnError;
import dev.rtc.testing.abilities.Shop.Sale;
import dev.rtc.time.Corrections;
import dev.rtc.time.Late;
import dev.rtc.time.Window;
import java.time.Duration;

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
