package dev.rtc.examples;

import static dev.rtc.aggregate.Aggregations.counting;
import static dev.rtc.time.Window.tumbling;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.console.Console;
import dev.rtc.time.ClockWindow;
import dev.rtc.time.EventTime;
import dev.rtc.time.Late;
import dev.rtc.time.Lifetime;
import dev.rtc.time.RowLifetime;
import dev.rtc.time.Updates;
import dev.rtc.type.DataType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The samples of RTC-3xx: time and the end of the input. */
class FaultsOfTimeTest {

  private final SourceSpec<Order> orders = Unread.endless(DataType.of(Order.class));

  @Test
  void a_window_of_event_time_has_event_time() {
    FaultSample.ofDefinition("RTC-301")
        .shows(
            // region RTC-301
            p -> p.from("orders", orders)   // faulty
                .keyBy(Order::shop)
                .window(tumbling(ofMinutes(1)), Late.drop()),
            p -> p.from("orders", orders,
                    EventTime.outOfOrder(Order::at, ofSeconds(10)).idleAfter(ofMinutes(1)))
                .keyBy(Order::shop)
                .window(tumbling(ofMinutes(1)), Late.drop()),
            p -> p.from("orders", orders)
                .keyBy(Order::shop)
                .window(ClockWindow.tumbling(ofMinutes(1)))   // or by the clock
            // endregion
            );
  }

  @Test
  void a_total_has_an_end() {
    FaultSample.ofPart("RTC-302", Unread.ENDLESS_WORDS)
        .shows(
            // region RTC-302
            endless -> endless.keyBy(word -> word).total("count", counting()),   // faulty
            endless -> endless.keyBy(word -> word)
                .running("count", counting(), Updates.within(ofMillis(200)), Lifetime.forever())
            // endregion
            );
  }

  @Test
  void a_lifetime_of_event_time_has_event_time() {
    new FaultSample<>("RTC-303", this::faultsWith)
        .shows(
            // region RTC-303
            Lifetime.eventTime(ofHours(1)).thenDelete(),   // faulty without event time
            Lifetime.processingTime(ofHours(1)).thenDelete()
            // endregion
            );
  }

  private List<String> faultsWith(RowLifetime lifetime) {
    return FaultSample.faultsOf(
        p ->
            p.from("orders", orders)
                .keyBy(Order::shop)
                .running("count", counting(), Updates.each(), lifetime)
                .to("rows", Console.table(20)));
  }
}
