package dev.rtc.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rtc.examples.InsideFlink.Mean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // collecting may be interrupted as it closes
class InsideFlinkTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void each_sensor_has_a_mean_per_minute_whatever_came_twice() throws Exception {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(2);
    List<Mean> means = new ArrayList<>();

    try (CloseableIterator<Mean> results =
        InsideFlink.means(InsideFlink.readings(environment)).executeAndCollect()) {
      results.forEachRemaining(means::add);
    }

    assertThat(means).hasSize(70).doesNotHaveDuplicates();
    double first =
        means.stream()
            .filter(mean -> mean.minute().equals(NOON) && mean.sensor() == 0)
            .mapToDouble(Mean::celsius)
            .findFirst()
            .orElseThrow();
    // a sum of doubles depends on their order
    assertThat(first).isCloseTo(meanOfFirstMinute(), within(1e-9));
  }

  /** Numbers 0, 7, 14 ... below 600 but those that end in nine, which came as the one before. */
  private static double meanOfFirstMinute() {
    double sum = 0;
    int count = 0;
    for (int number = 0; number < 600; number += 7) {
      if (number % 10 != 9) {
        sum += 20 + number % 50 / 10.0;
        count++;
      }
    }
    return sum / count;
  }
}
