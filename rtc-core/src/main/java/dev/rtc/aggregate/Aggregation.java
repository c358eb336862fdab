package dev.rtc.aggregate;

import dev.rtc.type.DataType;
import java.io.Serializable;
import org.apache.flink.util.function.SerializableSupplier;

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

  /**
   * Makes an aggregation of its functions: the short way to one of one's own.
   *
   * @param accumulator the type of the accumulator
   * @param result the type of the result
   * @param create makes an empty accumulator, see {@link #create()}
   * @param add adds a value, see {@link #add}
   * @param merge merges two accumulators, see {@link #merge}
   * @param read reads the result, see {@link #result}
   */
  static <T, A, R> Aggregation<T, A, R> of(
      DataType<A> accumulator,
      DataType<R> result,
      SerializableSupplier<A> create,
      Step<A, T> add,
      Merger<A> merge,
      Field<A, R> read) {
    return new OfFunctions<>(accumulator, result, create, add, merge, read);
  }

  /** Creates an empty accumulator, never shared with another key. */
  A create();

  /**
   * Adds one value to an accumulator and returns the accumulator that holds both; it may be the one
   * given. After an exception the accumulator may hold a part of the value and is of no use.
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

  /**
   * Tells whether the accumulator grows with the number of values, as a list does; false unless
   * overridden. A pipeline that lets such a one grow for long is warned of.
   */
  default boolean grows() {
    return false;
  }

  /** States the type of the accumulator, given the type of the values. */
  DataType<A> accumulatorType(DataType<? extends T> input);

  /** States the type of the result, given the type of the values. */
  DataType<R> resultType(DataType<? extends T> input);

  /**
   * Puts one value into an accumulator, or takes it out.
   *
   * @param <A> the accumulator
   * @param <T> the values
   */
  @FunctionalInterface
  interface Step<A, T> extends Serializable {

    /** Returns the accumulator after the step; it may be the one given. */
    A apply(A accumulator, T value);
  }

  /**
   * Makes one accumulator of two.
   *
   * @param <A> the accumulator
   */
  @FunctionalInterface
  interface Merger<A> extends Serializable {

    /** Returns an accumulator that holds both; it may be one of them. */
    A merge(A left, A right);
  }
}
