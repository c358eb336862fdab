package dev.rtc.testing.abilities;

import dev.rtc.Pipeline;
import dev.rtc.aggregate.Aggregations;
import dev.rtc.connector.Delivery;
import dev.rtc.connector.SinkInput;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.UpsertSpec;
import dev.rtc.time.EventTime;
import dev.rtc.time.Late;
import dev.rtc.time.Lifetime;
import dev.rtc.time.Updates;
import dev.rtc.time.Window;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import dev.rtc.type.Windowed;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Defines what the tests of abilities are about: sales of a shop. */
final class Shop {

  static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  static final EventTime<Sale> TIME =
      EventTime.outOfOrder(Sale::at, Duration.ofSeconds(10)).neverIdle();

  private Shop() {}

  /** Is a fact. */
  record Sale(String shop, String product, long cents, Instant at) {

    static Sale of(String shop, String product, long cents, int secondsPastNoon) {
      return new Sale(shop, product, cents, NOON.plusSeconds(secondsPastNoon));
    }

    static Sale of(String shop, long cents, int secondsPastNoon) {
      return of(shop, "tea", cents, secondsPastNoon);
    }
  }

  /** Sums the cents of each shop per minute, and diverts what is late. */
  static Pipeline revenue() {
    return Pipeline.define(
        "revenue",
        p ->
            p.from("sales", sales(), TIME)
                .keyBy(Sale::shop)
                .window(Window.tumbling(Duration.ofMinutes(1)), Late.to("late", sink()))
                .aggregate("per-minute", Aggregations.summing(Sale::cents))
                .to("revenue", sink()));
  }

  /** Keeps the sum of each shop in a table. */
  static Pipeline balances() {
    return Pipeline.define(
        "balances",
        p ->
            p.from("sales", sales())
                .keyBy(Sale::shop)
                .running(
                    "sum", Aggregations.summing(Sale::cents), Updates.each(), Lifetime.forever())
                .to("balances", table()));
  }

  static Windowed<String, Long> minute(String shop, int minutesPastNoon, long cents) {
    Instant start = NOON.plusSeconds(60L * minutesPastNoon);
    return new Windowed<>(shop, start, start.plusSeconds(60), cents);
  }

  static SourceSpec<Sale> sales() {
    return new Unopened<>(DataType.of(Sale.class), Boundedness.CONTINUOUS_UNBOUNDED);
  }

  static SourceSpec<Sale> bounded() {
    return new Unopened<>(DataType.of(Sale.class), Boundedness.BOUNDED);
  }

  static <T> SinkSpec<T> sink() {
    return SinkSpec.of(new DiscardingSink<>(), Delivery.AT_LEAST_ONCE);
  }

  static <K, V> UpsertSpec<K, V> table() {
    return new Discarded<>();
  }

  private record Unopened<T>(DataType<T> type, Boundedness boundedness) implements SourceSpec<T> {

    @Override
    public String describe() {
      return "unopened";
    }

    @Override
    public Source<T, ?, ?> source() {
      throw new AssertionError("a source of the pipeline was opened");
    }
  }

  private record Discarded<K, V>() implements UpsertSpec<K, V> {

    @Override
    public String describe() {
      return "discarded";
    }

    @Override
    public Delivery delivery() {
      return Delivery.AT_LEAST_ONCE;
    }

    @Override
    public Sink<Change<K, V>> sink(SinkInput<Change<K, V>> input) {
      return new DiscardingSink<>();
    }
  }
}
