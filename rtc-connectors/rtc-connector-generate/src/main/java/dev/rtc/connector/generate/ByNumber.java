package dev.rtc.connector.generate;

import java.io.Serializable;

/**
 * Makes a record of its number.
 *
 * @param <T> the records
 */
@FunctionalInterface
public interface ByNumber<T> extends Serializable {

  /**
   * Returns the record of a number; the same number must always give the same record.
   *
   * @param number counts from zero
   */
  T make(long number) throws Exception;
}
