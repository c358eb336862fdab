package dev.rtc.aggregate;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * An aggregation of sales, and what it gives by a few lines that nobody can get wrong.
 *
 * @param factory the factory with the types of its parameters
 * @param aggregation what it makes
 * @param oracle the result for any sales
 * @param same whether two results may differ as they do
 */
record AggregationCase<R>(
    String factory,
    Aggregation<Sale, ?, R> aggregation,
    Function<List<Sale>, R> oracle,
    BiPredicate<R, R> same) {

  static <R> AggregationCase<R> of(
      String factory, Aggregation<Sale, ?, R> aggregation, Function<List<Sale>, R> oracle) {
    return new AggregationCase<>(factory, aggregation, oracle, Objects::equals);
  }

  static <C extends Collection<?>> AggregationCase<C> ofAnyOrder(
      String factory, Aggregation<Sale, ?, C> aggregation, Function<List<Sale>, C> oracle) {
    return new AggregationCase<>(
        factory, aggregation, oracle, (left, right) -> counts(left).equals(counts(right)));
  }

  private static Map<Object, Integer> counts(Collection<?> elements) {
    Map<Object, Integer> counts = new HashMap<>();
    elements.forEach(each -> counts.merge(each, 1, Integer::sum));
    return counts;
  }

  static AggregationCase<Double> ofDouble(
      String factory,
      Aggregation<Sale, ?, Double> aggregation,
      Function<List<Sale>, Double> oracle) {
    return new AggregationCase<>(factory, aggregation, oracle, AggregationCase::close);
  }

  /** Compares within the rounding of thirty additions. */
  static boolean close(double left, double right) {
    double magnitude = Math.max(Math.abs(left), Math.abs(right));
    return Double.compare(left, right) == 0 || Math.abs(left - right) <= 1e-12 * magnitude + 1e-9;
  }

  @Override
  public String toString() {
    return factory;
  }
}
