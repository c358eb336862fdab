package dev.rtc.testing.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatienceTest {

  private final AtomicInteger looks = new AtomicInteger();

  @Test
  void it_looks_until_what_it_sees_is_right() {
    Patience patience = new Patience(Duration.ofMinutes(1));

    assertThat(patience.<Integer, RuntimeException>until(seen -> seen == 3, looks::incrementAndGet))
        .isEqualTo(3);
  }

  @Test
  void what_was_wrong_in_the_end_is_returned_and_not_looked_at_again() {
    Patience patience = new Patience(Duration.ZERO);

    assertThat(patience.<Integer, RuntimeException>until(seen -> false, looks::incrementAndGet))
        .isEqualTo(1);
    assertThat(looks).hasValue(1);
  }
}
