package dev.rtc.aggregate;

import dev.rtc.type.DataType;
import java.io.Serializable;

/**
 * Folds many values into one result through a mutable accumulator.
 *
 * <p>The four functions obey three laws, on which two-phase aggregation rests: {@link #merge} is
 * associative and commutative, and merging with a fresh {@link #create()} changes nothing. An
 * instance is shared by every key and must therefore hold no state of its own.
 *
 * @param <T> the values that are folded
 * @param <A> the accumulator; it may be changed in place, rtc copies it deeply where it must
 * @param <R> the result
 */
public interface Aggregation<T, A, R> extends Serializable {

  /** Creates an empty accumulator, never shared with another key. */
  A create();

  /**
   * Adds one value to an accumulator and returns the accumulator that holds both; it may be the one
   * given.
   */
  A add(A accumulator, T value);

  /**
   * Merges two accumulators and returns one that holds both; it may be {@code left} or {@code
   * right}, neither of which is used afterwards.
   */
  A merge(A left, A right);

  /**
   * Reads the result from an accumulator without changing it. The result is a fact: it must not be
   * the accumulator, nor share with it anything that {@link #add} or {@link #merge} changes.
   */
  R result(A accumulator);

  /** States the type of the accumulator, given the type of the values. */
  DataType<A> accumulatorType(DataType<? extends T> input);

  /** States the type of the result, given the type of the values. */
  DataType<R> resultType(DataType<? extends T> input);
}
