package dev.rtc.aggregate;

import java.io.Serializable;

/**
 * Reads a value from a record.
 *
 * @param <T> the records
 * @param <V> the value
 */
@FunctionalInterface
public interface Field<T, V> extends Serializable {

  /** Returns the value, which must not be null. */
  V of(T record);
}
