package dev.rtc.examples.language;

import static dev.rtc.aggregate.Aggregations.allOf;
import static dev.rtc.aggregate.Aggregations.averaging;
import static dev.rtc.aggregate.Aggregations.bottomN;
import static dev.rtc.aggregate.Aggregations.collectingAndThen;
import static dev.rtc.aggregate.Aggregations.counting;
import static dev.rtc.aggregate.Aggregations.countingDistinct;
import static dev.rtc.aggregate.Aggregations.filtering;
import static dev.rtc.aggregate.Aggregations.flatMapping;
import static dev.rtc.aggregate.Aggregations.groupingBy;
import static dev.rtc.aggregate.Aggregations.invertible;
import static dev.rtc.aggregate.Aggregations.linearTrend;
import static dev.rtc.aggregate.Aggregations.mapping;
import static dev.rtc.aggregate.Aggregations.maximaBy;
import static dev.rtc.aggregate.Aggregations.maximum;
import static dev.rtc.aggregate.Aggregations.maximumBy;
import static dev.rtc.aggregate.Aggregations.minimaBy;
import static dev.rtc.aggregate.Aggregations.minimum;
import static dev.rtc.aggregate.Aggregations.minimumBy;
import static dev.rtc.aggregate.Aggregations.populationVariance;
import static dev.rtc.aggregate.Aggregations.sampleVariance;
import static dev.rtc.aggregate.Aggregations.summing;
import static dev.rtc.aggregate.Aggregations.summingDouble;
import static dev.rtc.aggregate.Aggregations.toList;
import static dev.rtc.aggregate.Aggregations.toSet;
import static dev.rtc.aggregate.Aggregations.topN;
import static dev.rtc.aggregate.Sketches.countingDistinctApproximately;
import static dev.rtc.aggregate.Sketches.frequentItems;
import static dev.rtc.aggregate.Sketches.quantile;
import static dev.rtc.aggregate.Sketches.quantiles;

import dev.rtc.aggregate.Aggregation;
import dev.rtc.aggregate.Frequent;
import dev.rtc.aggregate.LinearTrend;
import dev.rtc.type.DataType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The samples of how many records become one result. */
class AggregationsTest {

  private static final Sale TEA = Sale.of("berlin", "tea", 300, 1);
  private static final Sale CAKE = Sale.of("berlin", "cake", 500, 2);
  private static final Sale MATE = Sale.of("oslo", "mate", 100, 3);

  private final Totals totals = Totals.of(TEA, CAKE, MATE);

  @Test
  void numbers_become_one() {
    totals
        // region numbers
        .gives(3L, counting())
        .gives(900L, summing(Sale::cents))
        .gives(9.0, summingDouble(sale -> sale.cents() / 100.0))
        .gives(300.0, averaging(Sale::cents))
        .gives(80_000 / 3.0, populationVariance(Sale::cents))
        .gives(40_000.0, sampleVariance(Sale::cents))
        .gives(new LinearTrend(2, 100, 1), linearTrend(Sale::cents, sale -> 100 + 2 * sale.cents()))
        // endregion
        .hold();
  }

  @Test
  void records_are_compared() {
    totals
        // region extremes
        .gives(100L, minimum(Sale::cents))
        .gives("tea", maximum(Sale::product))
        .gives(MATE, minimumBy(Sale::cents))
        .gives(CAKE, maximumBy(Sale::cents))
        .gives(List.of(TEA, CAKE), minimaBy(Sale::shop))            // all that are alike
        .gives(List.of(MATE), maximaBy(Sale::shop))
        .gives(List.of(CAKE, TEA), topN(2, Sale::cents))
        .gives(List.of(MATE, TEA), bottomN(2, Sale::cents))
        // endregion
        .hold();
  }

  @Test
  void records_are_collected() {
    totals
        // region collections
        .gives(List.of(TEA, CAKE, MATE), toList())
        .gives(Set.of("berlin", "oslo"), mapping(Sale::shop, toSet()))
        .gives(2L, countingDistinct(Sale::shop))
        // endregion
        .hold();
  }

  @Test
  void aggregations_are_composed() {
    totals
        // region composed
        .gives(800L, filtering(sale -> sale.cents() >= 300, summing(Sale::cents)))
        .gives(4, mapping(Sale::product, maximum(String::length)))
        .gives(Map.of("berlin", 800L, "oslo", 100L), groupingBy(Sale::shop, summing(Sale::cents)))
        .gives(6L, flatMapping(Sale::letters, countingDistinct(letter -> letter)))
        .gives("3 sales", collectingAndThen(counting(), count -> count + " sales"))
        .gives(new Traffic(3, 300.0), allOf(counting(), averaging(Sale::cents), Traffic::new))
        // endregion
        .hold();
  }

  /** Is what {@code allOf} puts several results into. */
  // region traffic
  record Traffic(long sales, double meanCents) {}

  // endregion

  @Test
  void sketches_bound_what_is_kept() {
    totals
        // region sketches
        .gives(2L, countingDistinctApproximately(0.02, Sale::shop))          // error 2 %
        .gives(List.of(300.0, 500.0), quantiles(0.01, Sale::cents, 0.5, 0.99))
        .gives(300.0, quantile(0.01, Sale::cents, 0.5))
        .gives(List.of(new Frequent<>("berlin", 2, 2)), frequentItems(0.5, Sale::shop))
        // endregion
        .hold();
  }

  @Test
  void an_own_aggregation_is_made_of_functions() {
    totals
        // region own
        .gives(350_000L, Aggregation.of(
            DataType.LONG,                                            // what is accumulated
            DataType.LONG,                                            // what comes out
            () -> 0L,
            (Long sum, Sale sale) -> sum + sale.cents() * sale.cents(),
            (left, right) -> left + right,
            sum -> sum))
        // endregion
        .hold();
  }

  @Test
  void a_composition_of_invertible_parts_is_invertible() {
    totals
        // region invertible
        .gives(Map.of("berlin", 2L, "oslo", 1L), invertible(groupingBy(Sale::shop, counting())))
        // endregion
        .hold();
  }
}
