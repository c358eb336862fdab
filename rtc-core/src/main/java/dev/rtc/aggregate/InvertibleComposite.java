package dev.rtc.aggregate;

import dev.rtc.type.DataType;

/** Aggregates through others that are all invertible. */
record InvertibleComposite<T, A, R>(Composite<T, A, R> whole)
    implements InvertibleAggregation<T, A, R> {

  @Override
  public A create() {
    return whole.create();
  }

  @Override
  public A add(A held, T value) {
    return whole.add(held, value);
  }

  @Override
  public A subtract(A held, T value) {
    return whole.subtract(held, value);
  }

  @Override
  public A merge(A left, A right) {
    return whole.merge(left, right);
  }

  @Override
  public R result(A held) {
    return whole.result(held);
  }

  @Override
  public DataType<A> accumulatorType(DataType<? extends T> input) {
    return whole.accumulatorType(input);
  }

  @Override
  public DataType<R> resultType(DataType<? extends T> input) {
    return whole.resultType(input);
  }

  @Override
  public boolean grows() {
    return whole.grows();
  }

  @Override
  public String toString() {
    return whole.toString();
  }
}
