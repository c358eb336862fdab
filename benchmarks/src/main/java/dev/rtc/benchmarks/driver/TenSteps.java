package dev.rtc.benchmarks.driver;

import static dev.rtc.aggregate.Aggregations.summing;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.rtc.Pipeline;
import dev.rtc.connector.Delivery;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.time.EventTime;
import dev.rtc.time.Late;
import dev.rtc.time.Lifetime;
import dev.rtc.time.Window;
import dev.rtc.type.DataType;
import java.time.Instant;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Is the pipeline under test: ten steps, a window in their middle, two shuffles. */
final class TenSteps {

  static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private TenSteps() {}

  record Order(String shop, Instant at, long cents, int pieces) {}

  record Piece(String shop, Instant at, long cents) {}

  record ShopMinute(String shop, Instant minute, long cents) {}

  static Pipeline pipeline() {
    SinkSpec<Object> nowhere = SinkSpec.of(new DiscardingSink<>(), Delivery.AT_LEAST_ONCE);
    return Pipeline.define(
        "ten-steps",
        p ->
            p.from("orders", orders(), EventTime.outOfOrder(Order::at, ofSeconds(10)).neverIdle())
                .filter("paid", order -> order.cents() > 0)
                .map("net", order -> new Order(order.shop(), order.at(), order.cents() - 1, 2))
                .flatMap("pieces", DataType.of(Piece.class), TenSteps::pieces)
                .keyBy(Piece::shop)
                .window(Window.tumbling(ofMinutes(1)), Late.to("late", nowhere))
                .aggregate("per-minute", summing(Piece::cents))
                .map("row", sum -> new ShopMinute(sum.key(), sum.start(), sum.value()))
                .filter("busy", row -> row.cents() > 10)
                .keyBy(ShopMinute::shop)
                .latest("newest", Lifetime.forever())
                .changes("changes")
                .map("value", change -> change.value())
                .to("newest-minutes", nowhere));
  }

  private static SourceSpec<Order> orders() {
    DataType<Order> type = DataType.of(Order.class);
    return SourceSpec.of(
        new DataGeneratorSource<>(
            number -> new Order("never", NOON, number, 1), 1, type.typeInformation()),
        type);
  }

  private static void pieces(Order order, org.apache.flink.util.Collector<Piece> out) {
    for (int i = 0; i < order.pieces(); i++) {
      out.collect(new Piece(order.shop(), order.at(), order.cents() / order.pieces()));
    }
  }
}
