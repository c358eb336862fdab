package dev.rtc.aggregate;

import dev.rtc.type.DataType;
import java.util.ArrayList;
import java.util.List;

/** Keeps every value. */
record Listing<T>() implements Aggregation<T, List<T>, List<T>> {

  @Override
  public List<T> create() {
    return new ArrayList<>();
  }

  @Override
  public List<T> add(List<T> held, T value) {
    held.add(value);
    return held;
  }

  @Override
  public List<T> merge(List<T> left, List<T> right) {
    left.addAll(right);
    return left;
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
    return "toList";
  }
}
