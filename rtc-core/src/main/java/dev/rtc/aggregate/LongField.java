package dev.rtc.aggregate;

import java.io.Serializable;

/**
 * Reads a whole number from a record.
 *
 * @param <T> the records
 */
@FunctionalInterface
public interface LongField<T> extends Serializable {

  /** Returns the number. */
  long of(T record);
}
