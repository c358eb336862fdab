package dev.rtc.aggregate;

import dev.rtc.type.DataType;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Keeps one of all values that are equal. */
record Uniting<T>() implements Aggregation<T, Set<T>, Set<T>> {

  @Override
  public Set<T> create() {
    return new LinkedHashSet<>();
  }

  @Override
  public Set<T> add(Set<T> held, T value) {
    held.add(value);
    return held;
  }

  @Override
  public Set<T> merge(Set<T> left, Set<T> right) {
    left.addAll(right);
    return left;
  }

  @Override
  public Set<T> result(Set<T> held) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(held));
  }

  @Override
  public DataType<Set<T>> accumulatorType(DataType<? extends T> input) {
    return DataType.set(Values.<T>type(input).comparedByEquals());
  }

  @Override
  public DataType<Set<T>> resultType(DataType<? extends T> input) {
    return DataType.set(Values.type(input));
  }

  @Override
  public boolean grows() {
    return true;
  }

  @Override
  public String toString() {
    return "toSet";
  }
}
