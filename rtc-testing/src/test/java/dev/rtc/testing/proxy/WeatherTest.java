package dev.rtc.testing.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WeatherTest {

  private static final long SECOND = 1_000_000_000L;

  private final Weather weather = new Weather();

  @Test
  void in_fair_weather_bytes_arrive_at_once_but_never_before_earlier_ones() {
    assertThat(weather.arrival(10, 0, 1000)).isEqualTo(10);
    assertThat(weather.arrival(10, 70, 1000)).isEqualTo(70);
  }

  @Test
  void a_delay_is_added_once_however_much_is_sent() {
    weather.delayBy(Duration.ofSeconds(2));

    assertThat(weather.arrival(SECOND, 0, 1)).isEqualTo(3 * SECOND);
    assertThat(weather.arrival(SECOND, 3 * SECOND, 1 << 20)).isEqualTo(3 * SECOND);
  }

  @Test
  void a_limit_makes_bytes_wait_for_those_before_them() {
    weather.limitTo(1000);

    long first = weather.arrival(0, 0, 500);
    long second = weather.arrival(0, first, 500);

    assertThat(first).isEqualTo(SECOND / 2);
    assertThat(second).isEqualTo(SECOND);
  }

  @Test
  void a_thin_line_is_read_in_small_chunks_and_never_in_none() {
    assertThat(weather.chunk(65_536)).isEqualTo(65_536);
    weather.limitTo(1000);
    assertThat(weather.chunk(65_536)).isEqualTo(20);
    weather.limitTo(1);
    assertThat(weather.chunk(65_536)).isEqualTo(1);
  }
}
