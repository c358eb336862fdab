package dev.rtc.aggregate;

import dev.rtc.type.DataType;
import java.util.List;

/**
 * Keeps the smallest or largest value in one cell, null while there is none; of equal values the
 * first stays.
 */
record Extreme<T, V extends Comparable<? super V>>(
    DataType<V> type, Field<? super T, ? extends V> field, boolean largest)
    implements Aggregation<T, Object[], V> {

  @Override
  public Object[] create() {
    return new Object[1];
  }

  @Override
  public Object[] add(Object[] held, T value) {
    return keep(held, Values.required(toString(), field, value));
  }

  @Override
  public Object[] merge(Object[] left, Object[] right) {
    return right[0] == null ? left : keep(left, result(right));
  }

  private Object[] keep(Object[] held, V candidate) {
    boolean better = held[0] == null || isBetter(candidate.compareTo(result(held)));
    if (better) {
      held[0] = candidate;
    }
    return held;
  }

  private boolean isBetter(int comparison) {
    return largest ? comparison > 0 : comparison < 0;
  }

  @Override
  @SuppressWarnings("unchecked") // the cell holds what the field gave
  public V result(Object[] held) {
    return (V) held[0];
  }

  @Override
  public DataType<Object[]> accumulatorType(DataType<? extends T> input) {
    return DataType.tuple(List.of(type));
  }

  @Override
  public DataType<V> resultType(DataType<? extends T> input) {
    return type;
  }

  @Override
  public String toString() {
    return largest ? "maximum" : "minimum";
  }
}
