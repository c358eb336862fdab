package dev.rtc.connector.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.type.Keyed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankingTest {

  @Test
  void the_largest_values_come_first_and_ties_by_key() {
    Random random = new Random(2);
    for (int round = 0; round < 200; round++) {
      List<Keyed<String, Integer>> rows = new ArrayList<>();
      for (int i = random.nextInt(50); i > 0; i--) {
        rows.add(new Keyed<>("k" + i, random.nextInt(10)));
      }
      int size = 1 + random.nextInt(20);

      Comparator<Keyed<String, Integer>> order =
          Comparator.<Keyed<String, Integer>>comparingInt(row -> -row.value())
              .thenComparing(Keyed::key);
      assertThat(Ranking.of(rows, size))
          .isEqualTo(rows.stream().sorted(order).limit(size).toList());
    }
  }
}
