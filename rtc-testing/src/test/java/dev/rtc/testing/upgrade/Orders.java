package dev.rtc.testing.upgrade;

import dev.rtc.Pipeline;
import dev.rtc.aggregate.Aggregations;
import dev.rtc.time.EventTime;
import dev.rtc.time.Late;
import dev.rtc.time.Lifetime;
import dev.rtc.time.Window;
import dev.rtc.type.DataType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Is a pipeline with every kind of schema in its state. */
public final class Orders {

  private Orders() {}

  /** Says how an order was paid. */
  public enum Payment {
    CARD,
    CASH
  }

  /** Says how an order leaves the shop. */
  public sealed interface Delivery {}

  /** Goes by post. */
  public record Parcel(String street, Optional<Integer> box) implements Delivery {}

  /** Is fetched. */
  public record Pickup(Instant at) implements Delivery {}

  /** Is an order. */
  public record Order(String shop, Long cents, Payment payment, Delivery delivery) {

    static Order of(String line) {
      return new Order(
          Lines.key(line), Lines.amount(line), Payment.CARD, new Pickup(Lines.at(line)));
    }
  }

  /** Defines the pipeline. */
  public static Pipeline pipeline() {
    return Pipeline.define(
        "orders",
        p -> {
          var orders =
              p.from("lines", Lines.source(), EventTime.ascending(Lines::at).neverIdle())
                  .map("order", Order::of);
          orders
              .keyBy(Order::payment)
              .window(Window.tumbling(Duration.ofMinutes(1)), Late.drop())
              .aggregate("per-minute", Aggregations.summing(Order::cents))
              .map("text", sum -> sum.key() + "=" + sum.value())
              .to("sums", Lines.sink());
          orders
              .keyBy(Order::shop)
              .latest("last", Lifetime.forever())
              .changes("changes")
              .map("row", Object::toString)
              .keyBy(row -> row)
              .process("seen", DataType.STRING, new Seen())
              .to("rows", Lines.sink());
        });
  }

  private static final class Seen extends KeyedProcessFunction<String, String, String> {

    private static final long serialVersionUID = 1L;

    private transient MapState<String, Payment> seen;

    @Override
    public void open(OpenContext context) {
      seen =
          getRuntimeContext()
              .getMapState(
                  new MapStateDescriptor<>(
                      "seen\nby \\ row",
                      DataType.STRING.typeInformation(),
                      DataType.of(Payment.class).typeInformation()));
    }

    @Override
    public void processElement(String row, Context context, Collector<String> out)
        throws Exception {
      seen.put(row, Payment.CASH);
      out.collect(row);
    }
  }
}
