package dev.rtc.graph;

import dev.rtc.aggregate.Aggregation;
import dev.rtc.type.DataType;

/**
 * Holds an aggregation together with the types it has on one input.
 *
 * @param aggregation the aggregation
 * @param accumulator the type of its accumulator
 * @param result the type of its result
 */
public record Folding(
    Aggregation<?, ?, ?> aggregation, DataType<?> accumulator, DataType<?> result) {

  /** Fixes the types of an aggregation for one type of input. */
  public static <T> Folding of(Aggregation<? super T, ?, ?> aggregation, DataType<T> input) {
    return fix(aggregation, input);
  }

  private static <S> Folding fix(Aggregation<S, ?, ?> aggregation, DataType<? extends S> input) {
    return new Folding(
        aggregation, aggregation.accumulatorType(input), aggregation.resultType(input));
  }
}
