package dev.rtc.aggregate;

import java.io.Serializable;

/**
 * Reads a number from a record.
 *
 * @param <T> the records
 */
@FunctionalInterface
public interface DoubleField<T> extends Serializable {

  /** Returns the number. */
  double of(T record);
}
