package dev.rtc.operator;

import java.io.Serializable;

/**
 * Puts what comes in into an accumulator.
 *
 * @param <I> what comes in
 * @param <A> the accumulator
 */
@FunctionalInterface
public interface Fold<I, A> extends Serializable {

  /** Returns an accumulator that holds both; it may be the one given. */
  A apply(A accumulator, I incoming);
}
