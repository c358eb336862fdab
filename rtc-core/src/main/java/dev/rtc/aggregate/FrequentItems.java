package dev.rtc.aggregate;

import dev.rtc.type.DataType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts values with a bounded number of counters.
 *
 * <p>J. Misra, D. Gries, Finding Repeated Elements (1982), in the form of P. K. Agarwal, G.
 * Cormode, Z. Huang, J. M. Phillips, Z. Wei, K. Yi, Mergeable Summaries (2012). When there are more
 * than {@code c} counters, what the one of rank {@code c / 2 + 1} holds is taken from all, and
 * those that reach zero go. What was taken so is the error of every counter; each time, at least
 * {@code c / 2 + 1} times as much leaves the counters, so that the error is less than the number of
 * values divided by {@code c / 2 + 1}, through merges too.
 */
record FrequentItems<T, V>(double share, Values<T, V> values)
    implements Aggregation<T, Object[], List<Frequent<V>>> {

  private static final int COUNTERS = 0;
  private static final int TOTALS = 1;
  private static final int ERROR = 0;
  private static final int COUNT = 1;

  FrequentItems {
    if (!(share >= 0.0001 && share < 1)) {
      throw new IllegalArgumentException(
          values
              + ": found a share of "
              + share
              + "; write what share of all values makes one frequent, from 0.0001 to less than 1,"
              + " such as 0.01");
    }
  }

  /** Returns how many counters there may be, half of which keep the error to a quarter. */
  private int most() {
    return 2 * (int) Math.ceil(4 / share);
  }

  @Override
  public Object[] create() {
    return new Object[] {new LinkedHashMap<>(), new long[2]};
  }

  @Override
  public Object[] add(Object[] cells, T value) {
    count(counters(cells), values.keyOf(value), 1);
    totals(cells)[COUNT]++;
    purge(cells);
    return cells;
  }

  @Override
  public Object[] merge(Object[] left, Object[] right) {
    counters(right).forEach((value, counter) -> count(counters(left), value, counter[0]));
    totals(left)[ERROR] += totals(right)[ERROR];
    totals(left)[COUNT] += totals(right)[COUNT];
    purge(left);
    return left;
  }

  private static void count(Map<Object, long[]> counters, Object value, long times) {
    long[] counter = counters.get(value);
    if (counter == null) {
      counters.put(value, new long[] {times});
    } else {
      counter[0] += times;
    }
  }

  private void purge(Object[] cells) {
    Map<Object, long[]> counters = counters(cells);
    if (counters.size() <= most()) {
      return;
    }
    long[] counts = counters.values().stream().mapToLong(counter -> counter[0]).toArray();
    Arrays.sort(counts);
    long taken = counts[counts.length - 1 - most() / 2];
    counters.values().removeIf(counter -> (counter[0] -= taken) <= 0);
    totals(cells)[ERROR] += taken;
  }

  @Override
  public List<Frequent<V>> result(Object[] cells) {
    long error = totals(cells)[ERROR];
    double least = share * totals(cells)[COUNT];
    return counters(cells).entrySet().stream()
        .filter(entry -> entry.getValue()[0] + error >= least)
        .sorted(this::compare)
        .map(entry -> frequent(entry.getKey(), entry.getValue()[0], error))
        .toList();
  }

  /**
   * Puts the larger count first. Equal ones follow their values, or else the hash that the values
   * have on every JVM, so that the same counts are the same list however they came about.
   */
  private int compare(Map.Entry<Object, long[]> left, Map.Entry<Object, long[]> right) {
    int byCount = Long.compare(right.getValue()[0], left.getValue()[0]);
    return byCount != 0 ? byCount : compareValues(left.getKey(), right.getKey());
  }

  @SuppressWarnings("unchecked") // both are values of V
  private int compareValues(Object left, Object right) {
    V first = values.unwrap(left);
    V second = values.unwrap(right);
    if (first instanceof Comparable<?> comparable) {
      return ((Comparable<V>) comparable).compareTo(second);
    }
    int byHash = Integer.compare(left.hashCode(), right.hashCode());
    return byHash != 0 ? byHash : first.toString().compareTo(second.toString());
  }

  private Frequent<V> frequent(Object wrapped, long count, long error) {
    return new Frequent<>(values.unwrap(wrapped), count, count + error);
  }

  @SuppressWarnings("unchecked") // the first cell holds what create made
  private static Map<Object, long[]> counters(Object[] cells) {
    return (Map<Object, long[]>) cells[COUNTERS];
  }

  private static long[] totals(Object[] cells) {
    return (long[]) cells[TOTALS];
  }

  @Override
  public DataType<Object[]> accumulatorType(DataType<? extends T> input) {
    DataType<long[]> counts = DataType.of(long[].class);
    return DataType.tuple(List.of(DataType.map(values.type().asKey(), counts), counts));
  }

  @Override
  public DataType<List<Frequent<V>>> resultType(DataType<? extends T> input) {
    return DataType.list(DataType.generic(Frequent.class, values.type()));
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
