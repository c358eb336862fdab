package dev.rtc.aggregate;

import java.io.Serializable;

/**
 * Tells some values from others.
 *
 * @param <T> the values
 */
@FunctionalInterface
public interface Condition<T> extends Serializable {

  /** Says whether the value is one of those. */
  boolean holds(T value);
}
