package dev.rtc.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTextTest {

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 s",
    "PT0.000000001S, 1 ns",
    "PT0.00005S, 50 µs",
    "PT0.2S, 200 ms",
    "PT10S, 10 s",
    "PT1.5S, 1500 ms",
    "PT90S, 90 s",
    "PT60S, 1 min",
    "PT90M, 90 min",
    "PT36H, 36 h",
    "PT24H, 1 d",
    "PT-10S, -10 s"
  })
  void a_duration_is_told_in_the_largest_unit_that_rounds_nothing(Duration duration, String text) {
    assertThat(DurationText.of(duration)).isEqualTo(text);
  }

  @Test
  void no_duration_is_too_long() {
    assertThat(DurationText.of(Duration.ofSeconds(Long.MAX_VALUE)))
        .isEqualTo("9223372036854775807 s");
  }
}
