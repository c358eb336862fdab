package dev.rtc.operator;

import dev.rtc.aggregate.Aggregation;
import org.apache.flink.api.common.functions.AggregateFunction;

/**
 * Lends an aggregation to Flink's window operator.
 *
 * @param origin the step
 * @param aggregation the aggregation
 * @param <T> the records
 * @param <A> the accumulator
 * @param <R> the result
 */
public record WindowAggregate<T, A, R>(StepOrigin origin, Aggregation<T, A, R> aggregation)
    implements AggregateFunction<T, A, R> {

  @Override
  public A createAccumulator() {
    return aggregation.create();
  }

  @Override
  public A add(T record, A accumulator) {
    try {
      return aggregation.add(accumulator, record);
    } catch (RuntimeException e) {
      throw StepFailedException.unchecked(origin, record, e);
    }
  }

  @Override
  public R getResult(A accumulator) {
    try {
      return aggregation.result(accumulator);
    } catch (RuntimeException e) {
      throw StepFailedException.ofAccumulator(origin, accumulator, e);
    }
  }

  /** Returns a result that is to be a row's value: there must be one. */
  R resultOf(Object key, A accumulator) throws Exception {
    R result = getResult(accumulator);
    if (result == null) {
      throw StepFailedException.ofKey(
          origin, key, new NullPointerException("the aggregation's result is null"));
    }
    return result;
  }

  @Override
  public A merge(A left, A right) {
    try {
      return aggregation.merge(left, right);
    } catch (RuntimeException e) {
      throw StepFailedException.ofAccumulator(origin, right, e);
    }
  }
}
