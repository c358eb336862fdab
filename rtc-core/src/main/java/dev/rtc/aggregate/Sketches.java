package dev.rtc.aggregate;

import dev.rtc.type.DataType;
import dev.rtc.type.TypeInference;
import java.util.Arrays;
import java.util.List;

/**
 * Creates the aggregations of bounded size, whatever number of values they see: their results are
 * approximate, within an error that is chosen first.
 *
 * <p>The sketches are rtc's own, after the papers named with them, in plain arrays and maps: so
 * they live in any state backend and need no flag on any JVM. No sketch is invertible.
 */
public final class Sketches {

  private Sketches() {}

  /**
   * Estimates how many different values a field has, compared as keys (HyperLogLog). Holds up to
   * {@code (1.04 / error)^2} bytes, rounded up to a power of two, and far fewer while there are few
   * values. The estimate depends on the set of values alone, not on their order.
   *
   * @param error the relative standard error, from 0.0021 to less than 1: two thirds of all
   *     estimates are off by less, 99.7 % by less than three times as much
   * @throws IllegalArgumentException if the error is out of that range
   */
  public static <T, V> Aggregation<T, ?, Long> countingDistinctApproximately(
      double error, Field<? super T, V> field) {
    return countingDistinctApproximately(error, typeOf(field), field);
  }

  /** Estimates how many different values a field of the type given has. */
  public static <T, V> Aggregation<T, ?, Long> countingDistinctApproximately(
      double error, DataType<V> type, Field<? super T, V> field) {
    return CountingDistinctApproximately.<T, V>within(error, type, field);
  }

  /**
   * Finds the numbers below which given fractions of all numbers lie (KLL): 0.5 gives the median.
   * Every result is one of the numbers; 0 gives the least and 1 the greatest exactly. Holds up to
   * about {@code 3 * 2.3 / error} numbers, and while there are no more than a third of that, the
   * results are exact: the nearest rank. NaN if there are no numbers; a field that is NaN throws
   * {@link IllegalArgumentException}.
   *
   * <p>The same numbers added and merged in the same order give the same results; in another order,
   * results may differ within the error.
   *
   * @param error how far the rank of a result may be off, as a fraction of the count, from 0.0001
   *     to 0.25: at 0.01, the median is between the 0.49 and the 0.51 quantile in 99 % of cases
   * @param field the numbers
   * @param fractions each from 0 to 1; the results stand in their order
   * @throws IllegalArgumentException if error or a fraction are out of their range
   */
  public static <T> Aggregation<T, ?, List<Double>> quantiles(
      double error, DoubleField<? super T> field, double... fractions) {
    return Quantiles.within(error, field, Arrays.stream(fractions).boxed().toList());
  }

  /** Finds the number below which a fraction of all numbers lies, see {@link #quantiles}. */
  public static <T> Aggregation<T, ?, Double> quantile(
      double error, DoubleField<? super T> field, double fraction) {
    return Aggregations.collectingAndThen(
        DataType.DOUBLE, Sketches.<T>quantiles(error, field, fraction), list -> list.get(0));
  }

  /**
   * Finds the values of a field, compared as keys, that make up at least a share of all (Misra and
   * Gries). None of these is missing, and none is listed that makes up less than three quarters of
   * the share; each tells between which bounds its number is, which are less than a quarter of the
   * share apart. The most frequent comes first. Holds up to {@code 8 / share} values.
   *
   * @param share the share of all values that makes one frequent, from 0.0001 to less than 1
   * @throws IllegalArgumentException if the share is out of that range
   */
  public static <T, V> Aggregation<T, ?, List<Frequent<V>>> frequentItems(
      double share, Field<? super T, V> field) {
    return frequentItems(share, typeOf(field), field);
  }

  /** Finds the frequent values of a field of the type given. */
  public static <T, V> Aggregation<T, ?, List<Frequent<V>>> frequentItems(
      double share, DataType<V> type, Field<? super T, V> field) {
    return new FrequentItems<>(share, new Values<T, V>("frequentItems", type, field));
  }

  private static <V> DataType<V> typeOf(Field<?, V> field) {
    return TypeInference.result(field, Field.class, 1);
  }
}
