package dev.rtc.aggregate;

import dev.rtc.type.DataType;
import java.io.Serializable;
import java.util.List;

/** Runs several aggregations over the same values, one cell each. */
record Together<T, R>(
    List<Aggregation<? super T, ?, ?>> parts, DataType<R> type, Finisher<R> finisher)
    implements Aggregation<T, Object[], R> {

  Together {
    parts = List.copyOf(parts);
  }

  @Override
  public Object[] create() {
    return parts.stream().map(Aggregation::create).toArray();
  }

  @Override
  public Object[] add(Object[] cells, T value) {
    for (int i = 0; i < cells.length; i++) {
      cells[i] = part(i).add(cells[i], value);
    }
    return cells;
  }

  @Override
  public Object[] merge(Object[] left, Object[] right) {
    for (int i = 0; i < left.length; i++) {
      left[i] = part(i).merge(left[i], right[i]);
    }
    return left;
  }

  @Override
  public R result(Object[] cells) {
    Object[] results = new Object[cells.length];
    for (int i = 0; i < cells.length; i++) {
      results[i] = part(i).result(cells[i]);
    }
    return finisher.finish(results);
  }

  @SuppressWarnings("unchecked") // each part only ever meets its own cell
  private Aggregation<T, Object, Object> part(int index) {
    return (Aggregation<T, Object, Object>) parts.get(index);
  }

  @Override
  public DataType<Object[]> accumulatorType(DataType<? extends T> input) {
    return DataType.tuple(
        parts.stream().<DataType<?>>map(part -> accumulatorType(part, input)).toList());
  }

  private static <S> DataType<?> accumulatorType(
      Aggregation<S, ?, ?> part, DataType<? extends S> input) {
    return part.accumulatorType(input);
  }

  @Override
  public DataType<R> resultType(DataType<? extends T> input) {
    return type;
  }

  /** Puts the results of all parts into one. */
  @FunctionalInterface
  interface Finisher<R> extends Serializable {
    R finish(Object[] results);
  }
}
