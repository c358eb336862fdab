package dev.rtc.aggregate;

import dev.rtc.type.DataType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Aggregates each group of values on its own. */
record GroupingBy<T, K, A, R>(Values<T, K> keys, Aggregation<? super T, A, R> part)
    implements Aggregation<T, Map<Object, A>, Map<K, R>> {

  @Override
  public Map<Object, A> create() {
    return new LinkedHashMap<>();
  }

  @Override
  public Map<Object, A> add(Map<Object, A> groups, T value) {
    Object key = keys.keyOf(value);
    A held = groups.get(key);
    A sum = part.add(held == null ? part.create() : held, value);
    if (sum != held) {
      groups.put(key, sum);
    }
    return groups;
  }

  @Override
  public Map<Object, A> merge(Map<Object, A> left, Map<Object, A> right) {
    right.forEach((key, group) -> left.merge(key, group, part::merge));
    return left;
  }

  @Override
  public Map<K, R> result(Map<Object, A> groups) {
    Map<K, R> results = new LinkedHashMap<>();
    groups.forEach((key, group) -> results.put(keys.unwrap(key), part.result(group)));
    return Collections.unmodifiableMap(results);
  }

  @Override
  public DataType<Map<Object, A>> accumulatorType(DataType<? extends T> input) {
    return DataType.map(keys.type().asKey(), part.accumulatorType(input));
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
