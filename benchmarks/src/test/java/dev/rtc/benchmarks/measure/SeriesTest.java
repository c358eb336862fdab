package dev.rtc.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {

  @Test
  void the_median_of_an_odd_number_of_runs_is_the_middle_one() {
    Series series = series("rtc", 9.0, 1.0, 2.0);

    assertThat(series.median()).isEqualTo(2.0);
    assertThat(series.min()).isEqualTo(1.0);
    assertThat(series.max()).isEqualTo(9.0);
  }

  @Test
  void the_median_of_an_even_number_of_runs_is_the_mean_of_the_two_in_the_middle() {
    assertThat(series("rtc", 9.0, 1.0, 2.0, 4.0).median()).isEqualTo(3.0);
  }

  @Test
  void a_ratio_compares_runs_of_the_same_round() {
    Series stock = series("stock", 1.0, 10.0, 100.0);
    Series rtc = series("rtc", 2.0, 30.0, 400.0);

    assertThat(rtc.ratioTo(stock)).isEqualTo(3.0);
  }

  @Test
  void a_ratio_of_series_from_different_rounds_is_refused() {
    Series stock = series("stock", 1.0);
    Series rtc = series("rtc", 2.0, 3.0);

    assertThatThrownBy(() -> rtc.ratioTo(stock))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Found 2 runs of 'rtc' and 1 of 'stock': compare only variants of the same rounds");
  }

  @Test
  void a_series_without_a_run_is_refused() {
    assertThatThrownBy(() -> series("rtc"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Found no value for variant 'rtc' of 'work': measure at least one run");
  }

  private static Series series(String variant, Double... values) {
    return new Series("work", variant, "MB/s", List.of(values));
  }
}
