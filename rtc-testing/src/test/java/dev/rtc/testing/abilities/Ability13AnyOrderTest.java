package dev.rtc.testing.abilities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.testing.abilities.Shop.Sale;
import dev.rtc.testing.simulation.Simulation;
import dev.rtc.testing.simulation.SimulationOutcome;
import dev.rtc.testing.simulation.SimulationReport;
import dev.rtc.type.Windowed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Shows ability 13: the result is the same at once, as a stream, at any parallelism and in any
 * order of arrival within the bound.
 */
class Ability13AnyOrderTest {

  private static final int BOUND_SECONDS = 10;
  private static final List<Sale> SALES =
      List.of(
          Sale.of("a", 1, 0),
          Sale.of("b", 2, 4),
          Sale.of("a", 4, 8),
          Sale.of("a", 8, 55),
          Sale.of("b", 16, 58),
          Sale.of("a", 32, 62),
          Sale.of("b", 64, 66),
          Sale.of("a", 128, 200));

  @Test
  void windows_do_not_depend_on_the_order_of_arrival_nor_on_the_parallelism() {
    // region any-order
    SimulationReport report =
        Simulation.of(Shop.revenue())
            .drawn("sales", Ability13AnyOrderTest::shuffledWithinTheBound)
            .parallelism(1, 4)
            .unordered("revenue")
            .invariant("the sums are those of a batch", Ability13AnyOrderTest::sumsOfABatch)
            .seeds(25)
            .run();
    // endregion

    assertThat(report.rescalings()).isPositive();
  }

  private static List<Sale> shuffledWithinTheBound(SplittableRandom random) {
    Map<Sale, Long> arrivals = new HashMap<>();
    SALES.forEach(
        sale ->
            arrivals.put(
                sale, sale.at().getEpochSecond() * 1000 + random.nextInt(BOUND_SECONDS * 1000)));
    List<Sale> shuffled = new ArrayList<>(SALES);
    shuffled.sort(Comparator.comparing(arrivals::get));
    return shuffled;
  }

  private static void sumsOfABatch(SimulationOutcome outcome) {
    assertThat(outcome.<Windowed<String, Long>>records("revenue"))
        .extracting(sum -> sum.key() + " " + sum.value())
        .containsExactlyInAnyOrder("a 13", "b 18", "a 32", "b 64", "a 128");
    assertThat(outcome.records("late")).isEmpty();
  }
}
