package dev.rtc.aggregate;

import java.io.Serializable;

/**
 * Puts the results of two aggregations into one, most often a record's constructor.
 *
 * @param <R1> result number 1
 * @param <R2> result number 2
 * @param <R> the combined result
 */
@FunctionalInterface
public interface Combiner2<R1, R2, R> extends Serializable {

  /** Returns the combined result. */
  R combine(R1 result1, R2 result2);
}
