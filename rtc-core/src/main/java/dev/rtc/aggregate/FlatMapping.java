package dev.rtc.aggregate;

import dev.rtc.type.DataType;
import java.util.Collection;
import java.util.List;

/** Aggregates everything that a field of the values holds. */
record FlatMapping<T, V, A, R>(
    DataType<V> type,
    Field<? super T, ? extends Collection<V>> field,
    Aggregation<? super V, A, R> part)
    implements Composite<T, A, R> {

  @Override
  public List<Aggregation<?, ?, ?>> parts() {
    return List.of(part);
  }

  @Override
  public A create() {
    return part.create();
  }

  @Override
  public A add(A held, T value) {
    A sum = held;
    for (V each : elements(value)) {
      sum = part.add(sum, each);
    }
    return sum;
  }

  @Override
  public A subtract(A held, T value) {
    A rest = held;
    for (V each : elements(value)) {
      rest = Composite.subtract(part, rest, each);
    }
    return rest;
  }

  private Collection<V> elements(T value) {
    return Values.<T, Collection<V>>required("flatMapping", field, value);
  }

  @Override
  public A merge(A left, A right) {
    return part.merge(left, right);
  }

  @Override
  public R result(A held) {
    return part.result(held);
  }

  @Override
  public DataType<A> accumulatorType(DataType<? extends T> input) {
    return part.accumulatorType(type);
  }

  @Override
  public DataType<R> resultType(DataType<? extends T> input) {
    return part.resultType(type);
  }

  @Override
  public String toString() {
    return "flatMapping(" + part + ")";
  }
}
