package dev.rtc.aggregate;

import dev.rtc.type.DataType;
import java.util.List;

/** Keeps the record that comes first, in one cell, null while there is none. */
record ExtremeBy<T>(Ranking<T, ?> ranking) implements Aggregation<T, Object[], T> {

  @Override
  public Object[] create() {
    return new Object[1];
  }

  @Override
  public Object[] add(Object[] held, T value) {
    if (held[0] == null) {
      ranking.require(value);
      held[0] = value;
    } else if (ranking.compare(value, result(held)) < 0) {
      held[0] = value;
    }
    return held;
  }

  @Override
  public Object[] merge(Object[] left, Object[] right) {
    return right[0] == null ? left : add(left, result(right));
  }

  @Override
  @SuppressWarnings("unchecked") // the cell holds a value
  public T result(Object[] held) {
    return (T) held[0];
  }

  @Override
  public DataType<Object[]> accumulatorType(DataType<? extends T> input) {
    return DataType.tuple(List.of(input));
  }

  @Override
  public DataType<T> resultType(DataType<? extends T> input) {
    return Values.type(input);
  }

  @Override
  public String toString() {
    return ranking.toString();
  }
}
