package dev.rtc.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimestampReaderTest {

  private static final StepOrigin ORIGIN = new StepOrigin("orders", "Shop.java:7");

  @Test
  void the_instant_of_a_record_is_its_event_time() {
    TimestampReader<Long> reader = new TimestampReader<>(ORIGIN, Instant::ofEpochSecond);

    assertThat(reader.extractTimestamp(7L, Long.MIN_VALUE)).isEqualTo(7000);
  }

  @Test
  @SuppressWarnings("NullAway") // a user's function may return anything
  void a_record_without_an_instant_is_named_with_its_step() {
    TimestampReader<Long> reader = new TimestampReader<>(ORIGIN, record -> null);

    assertThatThrownBy(() -> reader.extractTimestamp(7L, Long.MIN_VALUE))
        .isInstanceOf(StepFailedException.class)
        .hasMessageContainingAll("'orders'", "Shop.java:7", "7", "null as the event time");
  }
}
