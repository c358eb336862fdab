package dev.rtc.examples;

import static dev.rtc.aggregate.Aggregations.maximum;
import static dev.rtc.type.DataType.LONG;
import static dev.rtc.type.DataType.STRING;

import dev.rtc.connector.console.Console;
import dev.rtc.time.Lifetime;
import dev.rtc.time.Updates;
import dev.rtc.type.DataType;
import dev.rtc.type.Keyed;
import org.junit.jupiter.api.Test;

/** The samples of RTC-42x: the console. */
class FaultsOfConsoleTest {

  private static final DataType<Keyed<String, Long>> COUNT = DataType.keyed(STRING, LONG);

  @Test
  void a_table_has_rows() {
    FaultSample.ofEnd("RTC-421", Unread.bounded(COUNT))
        .shows(
            // region RTC-421
            counts -> counts.to("screen", Console.top(0)),   // faulty
            counts -> counts.to("screen", Console.top(20))
            // endregion
            );
  }

  @Test
  void the_last_word_has_an_end() {
    FaultSample.ofEnd("RTC-422", Unread.endless(COUNT))
        .shows(
            // region RTC-422
            endless -> endless.to("screen", Console.top(20)),   // faulty
            endless -> endless
                .keyBy(count -> count.key())
                .running("highest", maximum(LONG, Keyed::value), Updates.each(), Lifetime.forever())
                .to("screen", Console.table(20))
            // endregion
            );
  }
}
