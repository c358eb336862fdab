package dev.rtc.aggregate;

import dev.rtc.type.DataType;
import org.apache.flink.util.function.SerializableSupplier;

/** Aggregates by the functions it was given. */
record OfFunctions<T, A, R>(
    DataType<A> accumulator,
    DataType<R> type,
    SerializableSupplier<A> creation,
    Aggregation.Step<A, T> addition,
    Aggregation.Merger<A> merger,
    Field<A, R> reading)
    implements Aggregation<T, A, R> {

  @Override
  public A create() {
    return creation.get();
  }

  @Override
  public A add(A held, T value) {
    return addition.apply(held, value);
  }

  @Override
  public A merge(A left, A right) {
    return merger.merge(left, right);
  }

  @Override
  public R result(A held) {
    return reading.of(held);
  }

  @Override
  public DataType<A> accumulatorType(DataType<? extends T> input) {
    return accumulator;
  }

  @Override
  public DataType<R> resultType(DataType<? extends T> input) {
    return type;
  }

  @Override
  public String toString() {
    return "an aggregation of functions";
  }
}
