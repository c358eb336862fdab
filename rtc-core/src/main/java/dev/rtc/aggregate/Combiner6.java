package dev.rtc.aggregate;

import java.io.Serializable;

/**
 * Puts the results of six aggregations into one, most often a record's constructor.
 *
 * @param <R1> result number 1
 * @param <R2> result number 2
 * @param <R3> result number 3
 * @param <R4> result number 4
 * @param <R5> result number 5
 * @param <R6> result number 6
 * @param <R> the combined result
 */
@FunctionalInterface
public interface Combiner6<R1, R2, R3, R4, R5, R6, R> extends Serializable {

  /** Returns the combined result. */
  R combine(R1 result1, R2 result2, R3 result3, R4 result4, R5 result5, R6 result6);
}
