package dev.rtc.aggregate;

import dev.rtc.type.DataType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts how often each value is there, in one cell, and the values that are there, in another. A
 * value that was taken out before it came counts below zero.
 */
record CountingDistinct<T, V>(Values<T, V> values)
    implements InvertibleAggregation<T, Object[], Long> {

  @Override
  public Object[] create() {
    return new Object[] {new LinkedHashMap<>(), new long[1]};
  }

  @Override
  public Object[] add(Object[] cells, T value) {
    count(cells, values.keyOf(value), 1);
    return cells;
  }

  @Override
  public Object[] subtract(Object[] cells, T value) {
    count(cells, values.keyOf(value), -1);
    return cells;
  }

  @Override
  public Object[] merge(Object[] left, Object[] right) {
    boolean swapped = times(left).size() < times(right).size();
    Object[] more = swapped ? right : left;
    Object[] fewer = swapped ? left : right;
    times(fewer).forEach((value, times) -> count(more, value, times));
    return more;
  }

  private static void count(Object[] cells, Object value, long times) {
    Long sum = times(cells).merge(value, times, CountingDistinct::sum);
    long after = sum == null ? 0 : sum;
    long before = after - times;
    present(cells)[0] += (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
  }

  /** Returns null, which removes the entry, for zero. */
  private static @Nullable Long sum(Long left, Long right) {
    long sum = left + right;
    return sum == 0 ? null : (Long) sum;
  }

  @SuppressWarnings("unchecked") // the first cell holds what create made
  private static Map<Object, Long> times(Object[] cells) {
    return (Map<Object, Long>) cells[0];
  }

  private static long[] present(Object[] cells) {
    return (long[]) cells[1];
  }

  @Override
  public Long result(Object[] cells) {
    return present(cells)[0];
  }

  @Override
  public DataType<Object[]> accumulatorType(DataType<? extends T> input) {
    return DataType.tuple(
        List.of(DataType.map(values.type().asKey(), DataType.LONG), DataType.of(long[].class)));
  }

  @Override
  public DataType<Long> resultType(DataType<? extends T> input) {
    return DataType.LONG;
  }

  @Override
  public boolean grows() {
    return true;
  }

  @Override
  public String toString() {
    return "countingDistinct";
  }
}
