package dev.rtc.examples;

import static dev.rtc.type.DataType.TEXT;

import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.console.Console;
import dev.rtc.type.DataType;
import dev.rtc.type.Words;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

/** The samples of RTC-2xx: types and functions. */
class FaultsOfTypesTest {

  private static final SourceSpec<Order> ORDERS = Unread.bounded(DataType.of(Order.class));

  private final Map<String, Long> rates = Map.of("CHF", 100L);

  @Test
  void a_type_that_is_lost_is_written() {
    FaultSample.ofPart("RTC-201", Unread.bounded(TEXT))
        .shows(
            // region RTC-201
            lines -> lines.flatMap("some", (line, out) -> out.collect(line)),         // faulty
            lines -> lines.flatMap("some", TEXT, (line, out) -> out.collect(line)),   // the type second
            lines -> lines.flatMap("words", Words::of),                               // or a method that declares it
            lines -> lines.keyBy(DataType.list(TEXT), line -> List.of(line))          // of a key: first
            // endregion
            );
  }

  @Test
  void a_type_has_a_serializer() {
    // region RTC-202
    record Dated(String id, java.util.Date at) {}   // faulty
    record Timed(String id, java.time.Instant at) {}
    // endregion

    new FaultSample<Class<?>>("RTC-202", FaultsOfTypesTest::faultsOfRecord)
        .shows(Dated.class, Timed.class);
  }

  @Test
  void a_key_has_a_stable_hash() {
    FaultSample.ofPart("RTC-203", ORDERS)
        .shows(
            // region RTC-203
            orders -> orders.keyBy(Order::customer),   // faulty: a customer has a Set of interests
            orders -> orders.keyBy(order -> order.customer().id())
            // endregion
            );
  }

  @Test
  void a_function_can_travel() {
    FaultSample.ofPart("RTC-204", ORDERS)
        .shows(
            // region RTC-204
            orders -> orders.map("rate", order -> rates.get(order.shop())),   // faulty: captures `this`
            orders -> {
              Map<String, Long> local = Map.copyOf(rates);
              return orders.map("rate", order -> local.get(order.shop()));
            }
            // endregion
            );
  }

  @Test
  void a_rich_function_is_for_process() {
    FaultSample.ofPart("RTC-205", ORDERS)
        .shows(
            // region RTC-205
            orders -> orders.map("look-up", new RichLookUp()),   // faulty: extends RichMapFunction
            orders -> orders.process("look-up", new LookUp())    // extends ProcessFunction
            // endregion
            );
  }

  private static List<String> faultsOfRecord(Class<?> type) {
    return FaultSample.faultsOf(
        p -> p.from("in", Unread.bounded(DataType.of(type))).to("out", Console.lines()));
  }

  private static final class RichLookUp extends RichMapFunction<Order, String> {

    private static final long serialVersionUID = 1L;

    @Override
    public String map(Order order) {
      return order.shop();
    }
  }

  private static final class LookUp extends ProcessFunction<Order, String> {

    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(Order order, Context context, Collector<String> out) {
      out.collect(order.shop());
    }
  }
}
