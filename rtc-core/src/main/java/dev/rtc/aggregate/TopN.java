package dev.rtc.aggregate;

import dev.rtc.type.DataType;
import java.util.ArrayList;
import java.util.List;

/** Keeps the n records that come first, in their order; most records meet only the last of them. */
record TopN<T>(int n, Ranking<T, ?> ranking) implements Aggregation<T, List<T>, List<T>> {

  TopN {
    if (n < 1) {
      throw new IllegalArgumentException(
          ranking + ": found n = " + n + "; write how many records to keep, 1 or more");
    }
  }

  @Override
  public List<T> create() {
    return new ArrayList<>(Math.min(n, 10));
  }

  @Override
  public List<T> add(List<T> held, T value) {
    int size = held.size();
    if (size == 0) {
      ranking.require(value);
    } else if (size >= n && ranking.compare(value, held.get(size - 1)) >= 0) {
      return held;
    }
    held.add(placeOf(value, held), value);
    if (size >= n) {
      held.remove(size);
    }
    return held;
  }

  /** Finds the place behind all records that come before the value or rank with it. */
  private int placeOf(T value, List<T> held) {
    int low = 0;
    int high = held.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ranking.compare(value, held.get(middle)) < 0) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  @Override
  public List<T> merge(List<T> left, List<T> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return left.isEmpty() ? right : left;
    }
    List<T> merged = new ArrayList<>(Math.min(n, left.size() + right.size()));
    int fromLeft = 0;
    int fromRight = 0;
    while (merged.size() < n && (fromLeft < left.size() || fromRight < right.size())) {
      boolean takesLeft =
          fromRight == right.size()
              || fromLeft < left.size()
                  && ranking.compare(left.get(fromLeft), right.get(fromRight)) <= 0;
      merged.add(takesLeft ? left.get(fromLeft++) : right.get(fromRight++));
    }
    return merged;
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
  public String toString() {
    return ranking.toString();
  }
}
