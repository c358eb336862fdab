package dev.rtc.aggregate;

import java.io.Serializable;

/**
 * Puts the results of three aggregations into one, most often a record's constructor.
 *
 * @param <R1> result number 1
 * @param <R2> result number 2
 * @param <R3> result number 3
 * @param <R> the combined result
 */
@FunctionalInterface
public interface Combiner3<R1, R2, R3, R> extends Serializable {

  /** Returns the combined result. */
  R combine(R1 result1, R2 result2, R3 result3);
}
