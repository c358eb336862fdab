package dev.rtc.aggregate;

import dev.rtc.type.DataType;
import java.util.List;

/** Makes another result of an aggregation's result. */
record CollectingAndThen<T, A, M, R>(
    DataType<R> type, Aggregation<? super T, A, M> part, Field<? super M, ? extends R> finisher)
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
    return part.add(held, value);
  }

  @Override
  public A subtract(A held, T value) {
    return Composite.subtract(part, held, value);
  }

  @Override
  public A merge(A left, A right) {
    return part.merge(left, right);
  }

  @Override
  public R result(A held) {
    return finisher.of(part.result(held));
  }

  @Override
  public DataType<A> accumulatorType(DataType<? extends T> input) {
    return part.accumulatorType(input);
  }

  @Override
  public DataType<R> resultType(DataType<? extends T> input) {
    return type;
  }

  @Override
  public String toString() {
    return "collectingAndThen(" + part + ")";
  }
}
