package dev.rtc.aggregate;

import dev.rtc.type.DataType;
import dev.rtc.type.TypeInference;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Creates the built-in aggregations that are exact; {@link Sketches} are those of bounded size.
 *
 * <p>What is made of other aggregations ({@code filtering}, {@code mapping}, {@code flatMapping},
 * {@code groupingBy}, {@code collectingAndThen}, {@code allOf}) is invertible if these are, see
 * {@link #invertible}. If one of them throws, those before it have added the value already: the
 * accumulator is of no use then, see {@link Aggregation#add}.
 *
 * <p>Where a field is compared as a key, the values are told apart as by {@code keyBy}: arrays and
 * records by what they hold, 1.0 and 1.00 as one number.
 */
public final class Aggregations extends AllOf {

  private Aggregations() {}

  /** Counts values. */
  public static <T> InvertibleAggregation<T, ?, Long> counting() {
    return new Counting<>();
  }

  /**
   * Sums whole numbers exactly; a sum beyond 64 bits throws {@link ArithmeticException}, it never
   * wraps around.
   */
  public static <T> InvertibleAggregation<T, ?, Long> summing(LongField<? super T> field) {
    return new Summing<>(field);
  }

  /**
   * Sums doubles with Neumaier's compensation. The order of addition may show in the last digit;
   * NaN and infinities follow IEEE 754.
   */
  public static <T> Aggregation<T, ?, Double> summingDouble(DoubleField<? super T> field) {
    return new SummingDouble<>(field);
  }

  /** Averages numbers, summed with Neumaier's compensation; NaN if there are none. */
  public static <T> Aggregation<T, ?, Double> averaging(DoubleField<? super T> field) {
    return new Averaging<>(field);
  }

  /**
   * Measures the mean squared distance from the mean, for values that are all there are; NaN if
   * there are none. The order of addition may show in the last digits.
   */
  public static <T> Aggregation<T, ?, Double> populationVariance(DoubleField<? super T> field) {
    return new Variance<>(field, false);
  }

  /**
   * Estimates the variance of what the values are a sample of, dividing by one less than their
   * number; NaN if there are fewer than two. The order of addition may show in the last digits.
   */
  public static <T> Aggregation<T, ?, Double> sampleVariance(DoubleField<? super T> field) {
    return new Variance<>(field, true);
  }

  /** Fits a straight line to points by least squares. */
  public static <T> Aggregation<T, ?, LinearTrend> linearTrend(
      DoubleField<? super T> x, DoubleField<? super T> y) {
    return new FittingLine<>(x, y);
  }

  /** Keeps the smallest value of a field. */
  public static <T, V extends Comparable<? super V>> Aggregation<T, ?, V> minimum(
      Field<? super T, V> field) {
    return minimum(typeOf(field), field);
  }

  /** Keeps the smallest value of a field of the type given. */
  public static <T, V extends Comparable<? super V>> Aggregation<T, ?, V> minimum(
      DataType<V> type, Field<? super T, V> field) {
    return new Extreme<T, V>(type, field, false);
  }

  /** Keeps the largest value of a field. */
  public static <T, V extends Comparable<? super V>> Aggregation<T, ?, V> maximum(
      Field<? super T, V> field) {
    return maximum(typeOf(field), field);
  }

  /** Keeps the largest value of a field of the type given. */
  public static <T, V extends Comparable<? super V>> Aggregation<T, ?, V> maximum(
      DataType<V> type, Field<? super T, V> field) {
    return new Extreme<T, V>(type, field, true);
  }

  /**
   * Keeps the record whose field is smallest. Of several, the first stays; which is the first after
   * a shuffle is not promised: make the field a tie-breaking record, or take {@link #minimaBy}.
   */
  public static <T, V extends Comparable<? super V>> Aggregation<T, ?, T> minimumBy(
      Field<? super T, V> field) {
    return new ExtremeBy<>(new Ranking<T, V>("minimumBy", field, false));
  }

  /**
   * Keeps the record whose field is largest. Of several, the first stays; which is the first after
   * a shuffle is not promised: make the field a tie-breaking record, or take {@link #maximaBy}.
   */
  public static <T, V extends Comparable<? super V>> Aggregation<T, ?, T> maximumBy(
      Field<? super T, V> field) {
    return new ExtremeBy<>(new Ranking<T, V>("maximumBy", field, true));
  }

  /** Keeps all records whose field is smallest, in no promised order. Grows with their number. */
  public static <T, V extends Comparable<? super V>> Aggregation<T, ?, List<T>> minimaBy(
      Field<? super T, V> field) {
    return new ExtremaBy<>(new Ranking<T, V>("minimaBy", field, false));
  }

  /** Keeps all records whose field is largest, in no promised order. Grows with their number. */
  public static <T, V extends Comparable<? super V>> Aggregation<T, ?, List<T>> maximaBy(
      Field<? super T, V> field) {
    return new ExtremaBy<>(new Ranking<T, V>("maximaBy", field, true));
  }

  /**
   * Keeps the {@code n} records whose field is largest, the largest first; never holds more. Ties
   * are broken as by {@link #maximumBy}.
   *
   * @throws IllegalArgumentException if {@code n} is less than 1
   */
  public static <T, V extends Comparable<? super V>> Aggregation<T, ?, List<T>> topN(
      int n, Field<? super T, V> field) {
    return new TopN<>(n, new Ranking<T, V>("topN", field, true));
  }

  /**
   * Keeps the {@code n} records whose field is smallest, the smallest first; never holds more. Ties
   * are broken as by {@link #minimumBy}.
   *
   * @throws IllegalArgumentException if {@code n} is less than 1
   */
  public static <T, V extends Comparable<? super V>> Aggregation<T, ?, List<T>> bottomN(
      int n, Field<? super T, V> field) {
    return new TopN<>(n, new Ranking<T, V>("bottomN", field, false));
  }

  /** Keeps every value, in no promised order. Grows with every value. */
  public static <T> Aggregation<T, ?, List<T>> toList() {
    return new Listing<>();
  }

  /**
   * Keeps one of all values that are {@code equals}, in no promised order. Grows with every value
   * that is new; values that hold arrays are refused.
   */
  public static <T> Aggregation<T, ?, Set<T>> toSet() {
    return new Uniting<>();
  }

  /** Counts the different values of a field, compared as keys. Grows with every one of them. */
  public static <T, V> InvertibleAggregation<T, ?, Long> countingDistinct(
      Field<? super T, V> field) {
    return countingDistinct(typeOf(field), field);
  }

  /** Counts the different values of a field of the type given, see the method without it. */
  public static <T, V> InvertibleAggregation<T, ?, Long> countingDistinct(
      DataType<V> type, Field<? super T, V> field) {
    return new CountingDistinct<>(new Values<T, V>("countingDistinct", type, field));
  }

  /**
   * Aggregates only the values for which a condition holds. Where none does, the result is that of
   * no value: null for an extreme, which a record takes as a component, but a flow does not.
   */
  public static <T, R> Aggregation<T, ?, R> filtering(
      Condition<? super T> condition, Aggregation<? super T, ?, R> part) {
    return Composite.of(new Filtering<>(condition, part));
  }

  /** Aggregates a field of the values. */
  public static <T, V, R> Aggregation<T, ?, R> mapping(
      Field<? super T, V> field, Aggregation<? super V, ?, R> part) {
    return mapping(typeOf(field), field, part);
  }

  /** Aggregates a field, of the type given, of the values. */
  public static <T, V, R> Aggregation<T, ?, R> mapping(
      DataType<V> type, Field<? super T, V> field, Aggregation<? super V, ?, R> part) {
    return Composite.of(new Mapping<>(new Values<T, V>("mapping", type, field), part));
  }

  /** Aggregates everything in a list or set that is a field of the values. */
  public static <T, V, R> Aggregation<T, ?, R> flatMapping(
      Field<? super T, ? extends Collection<V>> field, Aggregation<? super V, ?, R> part) {
    return flatMapping(elementOf(typeOf(field)), field, part);
  }

  /** Aggregates everything, of the type given, in a collection that is a field of the values. */
  public static <T, V, R> Aggregation<T, ?, R> flatMapping(
      DataType<V> type,
      Field<? super T, ? extends Collection<V>> field,
      Aggregation<? super V, ?, R> part) {
    return Composite.of(new FlatMapping<>(type, field, part));
  }

  /** Aggregates the values of each group on their own. Grows with every group. */
  public static <T, K, R> Aggregation<T, ?, Map<K, R>> groupingBy(
      Field<? super T, K> key, Aggregation<? super T, ?, R> part) {
    return groupingBy(typeOf(key), key, part);
  }

  /** Aggregates the values of each group, of the type given, on their own. */
  public static <T, K, R> Aggregation<T, ?, Map<K, R>> groupingBy(
      DataType<K> type, Field<? super T, K> key, Aggregation<? super T, ?, R> part) {
    Values<T, K> keys = new Values<>("groupingBy", type, key);
    return part instanceof InvertibleAggregation<? super T, ?, R> invertible
        ? new InvertibleGroupingBy<>(keys, invertible)
        : new GroupingBy<>(keys, part);
  }

  /** Makes another result of an aggregation's result. */
  public static <T, M, R> Aggregation<T, ?, R> collectingAndThen(
      Aggregation<? super T, ?, M> part, Field<? super M, R> finisher) {
    return collectingAndThen(typeOf(finisher), part, finisher);
  }

  /** Makes a result of the type given of an aggregation's result. */
  public static <T, M, R> Aggregation<T, ?, R> collectingAndThen(
      DataType<R> type, Aggregation<? super T, ?, M> part, Field<? super M, R> finisher) {
    return Composite.of(new CollectingAndThen<>(type, part, finisher));
  }

  /**
   * Returns an aggregation as one that can take values out, which it must be: a composition of
   * invertible ones, whose type does not tell it.
   *
   * @throws IllegalArgumentException if it is not invertible; it names every part to blame
   */
  public static <T, A, R> InvertibleAggregation<T, A, R> invertible(
      Aggregation<T, A, R> aggregation) {
    if (aggregation instanceof InvertibleAggregation<T, A, R> invertible) {
      return invertible;
    }
    String culprits =
        Composite.obstacles(aggregation).map(Object::toString).collect(Collectors.joining(", "));
    throw new IllegalArgumentException(
        aggregation
            + " is not invertible: found "
            + culprits
            + ", from which no value can be taken out exactly; write counting, summing,"
            + " countingDistinct or an InvertibleAggregation of your own");
  }

  private static <V> DataType<V> typeOf(Field<?, V> field) {
    return TypeInference.result(field, Field.class, 1);
  }

  /** Returns what a list or set holds; if its type is faulty, the fault. */
  @SuppressWarnings("unchecked") // the field was compiled for a collection of V
  private static <V> DataType<V> elementOf(DataType<? extends Collection<V>> collection) {
    return (DataType<V>) collection.element().orElse(collection);
  }
}
