package dev.rtc.benchmarks.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunningOperatorBenchmarkTest {

  private final RunningOperatorBenchmark benchmark = new RunningOperatorBenchmark();
  private final ZipfWords words = new ZipfWords();
  private final Counts stock = new Counts();
  private final Counts rtc = new Counts();

  @BeforeEach
  void open() throws Exception {
    words.distinct = 1000;
    words.draw();
    benchmark.open();
  }

  @AfterEach
  void close() throws Exception {
    benchmark.close();
  }

  @Test
  void both_variants_count_the_words() throws Exception {
    Map<Object, Object> expected = Counts.of(words);

    benchmark.stock(words, stock);
    benchmark.rtc(words, rtc);

    assertThat(stock.byWord()).isEqualTo(expected);
    assertThat(rtc.byWord()).isEqualTo(expected);
  }

  @Test
  void both_variants_tell_each_new_count() {
    benchmark.stock(words, stock);
    benchmark.rtc(words, rtc);

    assertThat(stock.told()).isEqualTo(ZipfWords.COUNT);
    assertThat(rtc.told()).isEqualTo(ZipfWords.COUNT);
  }
}
