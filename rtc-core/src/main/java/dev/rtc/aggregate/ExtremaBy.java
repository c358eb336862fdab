package dev.rtc.aggregate;

import dev.rtc.type.DataType;
import java.util.ArrayList;
import java.util.List;

/** Keeps every record before which none comes. */
record ExtremaBy<T>(Ranking<T, ?> ranking) implements Aggregation<T, List<T>, List<T>> {

  @Override
  public List<T> create() {
    return new ArrayList<>(1);
  }

  @Override
  public List<T> add(List<T> held, T value) {
    int order = compareToHeld(value, held);
    if (order < 0) {
      held.clear();
    }
    if (order <= 0) {
      held.add(value);
    }
    return held;
  }

  private int compareToHeld(T value, List<T> held) {
    if (held.isEmpty()) {
      ranking.require(value);
      return 0;
    }
    return ranking.compare(value, held.get(0));
  }

  @Override
  public List<T> merge(List<T> left, List<T> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return left.isEmpty() ? right : left;
    }
    int order = ranking.compare(left.get(0), right.get(0));
    if (order == 0) {
      left.addAll(right);
    }
    return order <= 0 ? left : right;
  }

  @Override
  public List<T> result(List<T> held) {
    return List.copyOf(held);
  }

  @Override
  public DataType<List<T>> accumulatorType(DataType<? extends T> input) {
    return DataType.list(Values.type(input));
  }

  @Override
  public DataType<List<T>> resultType(DataType<? extends T> input) {
    return DataType.list(Values.type(input));
  }

  @Override
  public boolean grows() {
    return true;
  }

  @Override
  public String toString() {
    return ranking.toString();
  }
}
