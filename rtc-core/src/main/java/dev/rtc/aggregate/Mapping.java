package dev.rtc.aggregate;

import dev.rtc.type.DataType;
import java.util.List;

/** Aggregates a field of the values. */
record Mapping<T, V, A, R>(Values<T, V> values, Aggregation<? super V, A, R> part)
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
    return part.add(held, values.of(value));
  }

  @Override
  public A subtract(A held, T value) {
    return Composite.subtract(part, held, values.of(value));
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
    return part.accumulatorType(values.type());
  }

  @Override
  public DataType<R> resultType(DataType<? extends T> input) {
    return part.resultType(values.type());
  }

  @Override
  public String toString() {
    return "mapping(" + part + ")";
  }
}
