package dev.rtc.aggregate;

import dev.rtc.type.DataType;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Runs several aggregations over the same values, one cell each. */
record Together<T, R>(
    List<Aggregation<?, ?, ?>> parts, DataType<R> type, Finisher<? extends R> finisher)
    implements Composite<T, Object[], R> {

  Together {
    parts = List.copyOf(parts);
  }

  @Override
  public Object[] create() {
    Object[] cells = new Object[parts.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = part(i).create();
    }
    return cells;
  }

  @Override
  public Object[] add(Object[] cells, T value) {
    for (int i = 0; i < cells.length; i++) {
      cells[i] = part(i).add(cells[i], value);
    }
    return cells;
  }

  @Override
  public Object[] subtract(Object[] cells, T value) {
    for (int i = 0; i < cells.length; i++) {
      cells[i] = Composite.subtract(part(i), cells[i], value);
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

  @SuppressWarnings("unchecked") // each part takes the values and only ever meets its own cell
  private Aggregation<T, Object, Object> part(int index) {
    return (Aggregation<T, Object, Object>) parts.get(index);
  }

  @Override
  public DataType<Object[]> accumulatorType(DataType<? extends T> input) {
    return DataType.tuple(
        IntStream.range(0, parts.size())
            .<DataType<?>>mapToObj(i -> part(i).accumulatorType(input))
            .toList());
  }

  @Override
  public DataType<R> resultType(DataType<? extends T> input) {
    return type;
  }

  @Override
  public String toString() {
    return parts.stream().map(Object::toString).collect(Collectors.joining(", ", "allOf(", ")"));
  }

  /** Puts the results of all parts into one. */
  @FunctionalInterface
  interface Finisher<R> extends Serializable {
    R finish(Object[] results);
  }
}
