package dev.rtc.aggregate;

import dev.rtc.type.DataType;
import java.util.List;

/** Aggregates the values for which a condition holds. */
record Filtering<T, A, R>(Condition<? super T> condition, Aggregation<? super T, A, R> part)
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
    return condition.holds(value) ? part.add(held, value) : held;
  }

  @Override
  public A subtract(A held, T value) {
    return condition.holds(value) ? Composite.subtract(part, held, value) : held;
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
    return part.accumulatorType(input);
  }

  @Override
  public DataType<R> resultType(DataType<? extends T> input) {
    return part.resultType(input);
  }

  @Override
  public String toString() {
    return "filtering(" + part + ")";
  }
}
