package dev.rtc.benchmarks.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FusedOperatorBenchmarkTest {

  private final FusedOperatorBenchmark benchmark = new FusedOperatorBenchmark();

  @BeforeEach
  void open() throws Exception {
    benchmark.open();
  }

  @AfterEach
  void close() throws Exception {
    benchmark.close();
  }

  @Test
  void all_variants_let_the_same_records_out() {
    List<Object> stock = new ArrayList<>();
    List<Object> tuned = new ArrayList<>();
    List<Object> rtc = new ArrayList<>();

    benchmark.stock(stock::add);
    benchmark.stockTuned(tuned::add);
    benchmark.rtc(rtc::add);

    assertThat(stock)
        .hasSize(FusedOperatorBenchmark.READINGS)
        .startsWith(
            new FusedOperatorBenchmark.Reading(50, "hall", 1),
            new FusedOperatorBenchmark.Reading(-50, "hall", 1));
    assertThat(tuned).isEqualTo(stock);
    assertThat(rtc).isEqualTo(stock);
  }
}
