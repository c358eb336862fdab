package dev.rtc.aggregate;

import dev.rtc.type.DataType;

/** Aggregates by the functions it was given, one of which takes values out. */
record OfInvertibleFunctions<T, A, R>(
    OfFunctions<T, A, R> functions, Aggregation.Step<A, T> subtraction)
    implements InvertibleAggregation<T, A, R> {

  @Override
  public A create() {
    return functions.create();
  }

  @Override
  public A add(A held, T value) {
    return functions.add(held, value);
  }

  @Override
  public A subtract(A held, T value) {
    return subtraction.apply(held, value);
  }

  @Override
  public A merge(A left, A right) {
    return functions.merge(left, right);
  }

  @Override
  public R result(A held) {
    return functions.result(held);
  }

  @Override
  public DataType<A> accumulatorType(DataType<? extends T> input) {
    return functions.accumulatorType(input);
  }

  @Override
  public DataType<R> resultType(DataType<? extends T> input) {
    return functions.resultType(input);
  }

  @Override
  public String toString() {
    return functions.toString();
  }
}
