package dev.rtc.aggregate;

import dev.rtc.type.DataType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Aggregates each group of values on its own, and counts its values in a cell before the group's
 * accumulator: the group goes with its last value. A group that owes values counts below zero.
 */
record InvertibleGroupingBy<T, K, A, R>(
    Values<T, K> keys, InvertibleAggregation<? super T, A, R> part)
    implements InvertibleAggregation<T, Map<Object, Object[]>, Map<K, R>> {

  @Override
  public Map<Object, Object[]> create() {
    return new LinkedHashMap<>();
  }

  @Override
  public Map<Object, Object[]> add(Map<Object, Object[]> groups, T value) {
    Object key = keys.keyOf(value);
    Object[] group = groupOf(key, groups);
    group[1] = part.add(accumulator(group), value);
    return count(groups, key, group, 1);
  }

  @Override
  public Map<Object, Object[]> subtract(Map<Object, Object[]> groups, T value) {
    Object key = keys.keyOf(value);
    Object[] group = groupOf(key, groups);
    group[1] = part.subtract(accumulator(group), value);
    return count(groups, key, group, -1);
  }

  private Object[] groupOf(Object key, Map<Object, Object[]> groups) {
    Object[] group = groups.get(key);
    return group == null ? new Object[] {new long[1], part.create()} : group;
  }

  @Override
  public Map<Object, Object[]> merge(Map<Object, Object[]> left, Map<Object, Object[]> right) {
    right.forEach((key, other) -> merge(left, key, other));
    return left;
  }

  private void merge(Map<Object, Object[]> groups, Object key, Object[] other) {
    Object[] group = groupOf(key, groups);
    group[1] = part.merge(accumulator(group), accumulator(other));
    count(groups, key, group, counter(other)[0]);
  }

  private static Map<Object, Object[]> count(
      Map<Object, Object[]> groups, Object key, Object[] group, long values) {
    long[] counter = counter(group);
    boolean isNew = counter[0] == 0;
    counter[0] += values;
    if (counter[0] == 0) {
      groups.remove(key);
    } else if (isNew) {
      groups.put(key, group);
    }
    return groups;
  }

  private static long[] counter(Object[] group) {
    return (long[]) group[0];
  }

  @SuppressWarnings("unchecked") // the second cell holds what the part made
  private A accumulator(Object[] group) {
    return (A) group[1];
  }

  @Override
  public Map<K, R> result(Map<Object, Object[]> groups) {
    Map<K, R> results = new LinkedHashMap<>();
    groups.forEach(
        (key, group) -> {
          if (counter(group)[0] > 0) {
            results.put(keys.unwrap(key), part.result(accumulator(group)));
          }
        });
    return Collections.unmodifiableMap(results);
  }

  @Override
  public DataType<Map<Object, Object[]>> accumulatorType(DataType<? extends T> input) {
    DataType<Object[]> group =
        DataType.tuple(List.of(DataType.of(long[].class), part.accumulatorType(input)));
    return DataType.map(keys.type().asKey(), group);
  }

  @Override
  public DataType<Map<K, R>> resultType(DataType<? extends T> input) {
    return DataType.map(keys.type(), part.resultType(input));
  }

  @Override
  public boolean grows() {
    return part.grows() || keys.areMany();
  }

  @Override
  public String toString() {
    return "groupingBy(" + part + ")";
  }
}
