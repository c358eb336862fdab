package dev.rtc.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundsTest {

  private final List<String> order = new ArrayList<>();
  private final StringWriter progress = new StringWriter();

  @Test
  void every_round_runs_each_contender_once_and_starts_with_another() throws Exception {
    rounds(0, 3).time(List.of(contender("a"), contender("b"), contender("c")));

    assertThat(String.join("", order)).isEqualTo("abcbcacab");
  }

  @Test
  void warm_up_rounds_run_but_are_not_counted() throws Exception {
    Map<String, List<Timed<Integer>>> timed = rounds(2, 1).time(List.of(contender("a")));

    assertThat(order).hasSize(3);
    assertThat(timed.get("a")).extracting(Timed::answer).containsExactly(3);
    assertThat(progress.toString()).contains("warm-up 1/2", "warm-up 2/2", "run 1/1");
  }

  @Test
  void a_schedule_that_measures_nothing_is_refused() {
    assertThatThrownBy(() -> rounds(1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Found 1 warm-up and 0 measured rounds: write at least 0 and 1");
  }

  private Rounds rounds(int warmup, int runs) {
    return new Rounds(warmup, runs, new PrintWriter(progress));
  }

  private Contender<Integer> contender(String name) {
    return new Contender<>() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Integer run() {
        order.add(name);
        return order.size();
      }
    };
  }
}
