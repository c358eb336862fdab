package dev.rtc.examples;

import static dev.rtc.aggregate.Aggregations.counting;
import static dev.rtc.aggregate.Aggregations.toList;
import static dev.rtc.aggregate.Aggregations.topN;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.generate.Generate;
import dev.rtc.time.EventTime;
import dev.rtc.time.Late;
import dev.rtc.time.Lifetime;
import dev.rtc.time.Updates;
import dev.rtc.time.Window;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The samples of RTC-6xx: what is possible and seldom meant. */
class WarningSamplesTest {

  private static final SourceSpec<Payment> PAYMENTS =
      Generate.of(number -> new Payment("a", number, Instant.ofEpochMilli(number)));
  private static final EventTime<Payment> BY_AT =
      EventTime.outOfOrder(Payment::at, ofSeconds(5)).idleAfter(ofMinutes(1));

  @Test
  void keys_are_many() {
    FaultSample.ofWarning("RTC-601", PAYMENTS, BY_AT)
        .shows(
            // region RTC-601
            payments -> payments.keyBy(payment -> payment.cents() > 100_000)   // faulty
                .window(Window.tumbling(ofMinutes(1)), Late.drop())
                .aggregate("per-size", counting()),
            payments -> payments.keyBy(Payment::account)
                .window(Window.tumbling(ofMinutes(1)), Late.drop())
                .aggregate("per-account", counting())
            // endregion
            );
  }

  @Test
  void state_ends() {
    FaultSample.ofWarning("RTC-602", PAYMENTS, BY_AT)
        .shows(
            // region RTC-602
            payments -> payments.keyBy(Payment::account)
                .running("count", counting(), Updates.each(), Lifetime.forever()),   // faulty
            payments -> payments.keyBy(Payment::account)
                .running("count", counting(), Updates.each(),
                    Lifetime.processingTime(ofDays(30)).thenKeep())
            // endregion
            );
  }

  @Test
  void silence_holds_nobody_up() {
    FaultSample.ofWarnings("RTC-604")
        .shows(
            // region RTC-604
            p -> p.from("payments", PAYMENTS,
                EventTime.outOfOrder(Payment::at, ofSeconds(5)).neverIdle()),   // faulty
            p -> p.from("payments", PAYMENTS,
                EventTime.outOfOrder(Payment::at, ofSeconds(5)).idleAfter(ofMinutes(1)))
            // endregion
            );
  }

  @Test
  void windows_overlap_a_little() {
    FaultSample.ofWarning("RTC-605", PAYMENTS, BY_AT)
        .shows(
            // region RTC-605
            payments -> payments.keyBy(Payment::account)
                .window(Window.hopping(ofHours(1), ofMillis(500)), Late.drop())   // faulty
                .aggregate("last-hour", counting()),
            payments -> payments.keyBy(Payment::account)
                .window(Window.hopping(ofHours(1), ofMinutes(1)), Late.drop())
                .aggregate("last-hour", counting())
            // endregion
            );
  }

  @Test
  void accumulators_stay_small() {
    FaultSample.ofWarning("RTC-606", PAYMENTS, BY_AT)
        .shows(
            // region RTC-606
            payments -> payments.keyBy(Payment::account)
                .window(Window.tumbling(ofDays(1)), Late.drop())
                .aggregate("day", toList()),   // faulty
            payments -> payments.keyBy(Payment::account)
                .window(Window.tumbling(ofDays(1)), Late.drop())
                .aggregate("largest", topN(10, Payment::cents))
            // endregion
            );
  }

  @Test
  void functions_travel_light() {
    byte[] table = new byte[2 << 20];

    FaultSample.ofWarning("RTC-607", PAYMENTS, BY_AT)
        .shows(
            // region RTC-607
            payments -> payments.filter("known", payment -> table[(int) payment.cents()] > 0),   // faulty
            payments -> payments.filter("known", payment -> Known.TABLE[(int) payment.cents()] > 0)
            // endregion
            );
  }

  record Payment(String account, long cents, Instant at) {}

  /** Is loaded where it is used. */
  private static final class Known {

    static final byte[] TABLE = new byte[2 << 20];
  }
}
