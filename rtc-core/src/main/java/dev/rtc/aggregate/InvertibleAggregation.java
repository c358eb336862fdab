package dev.rtc.aggregate;

import dev.rtc.type.DataType;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * Folds values into a result and can take them out again, exactly.
 *
 * <p>Taking out a value that was added leaves what there would be without it, whatever was added
 * and merged in between. It may even come before the addition: the accumulator then owes the value.
 * No aggregation of doubles is invertible, since rounding would stay behind, and NaN for ever; no
 * extreme is, since the second best was not kept.
 *
 * @param <T> the values that are folded
 * @param <A> the accumulator
 * @param <R> the result
 */
public interface InvertibleAggregation<T, A, R> extends Aggregation<T, A, R> {

  /**
   * Makes an invertible aggregation of its functions.
   *
   * @param accumulator the type of the accumulator
   * @param result the type of the result
   * @param create makes an empty accumulator, see {@link #create()}
   * @param add adds a value, see {@link #add}
   * @param subtract takes a value out, see {@link #subtract}
   * @param merge merges two accumulators, see {@link #merge}
   * @param read reads the result, see {@link #result}
   */
  static <T, A, R> InvertibleAggregation<T, A, R> of(
      DataType<A> accumulator,
      DataType<R> result,
      SerializableSupplier<A> create,
      Step<A, T> add,
      Step<A, T> subtract,
      Merger<A> merge,
      Field<A, R> read) {
    return new OfInvertibleFunctions<>(
        new OfFunctions<>(accumulator, result, create, add, merge, read), subtract);
  }

  /**
   * Takes one value out of an accumulator and returns the accumulator without it; it may be the one
   * given. Undoes {@link #add} of an equal value.
   */
  A subtract(A accumulator, T value);
}
