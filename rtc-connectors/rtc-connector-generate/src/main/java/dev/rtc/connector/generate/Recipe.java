package dev.rtc.connector.generate;

import java.io.Serializable;

/**
 * Knows what the record of each number is, and whether there is one.
 *
 * @param <T> the records
 */
interface Recipe<T> extends Serializable {

  /** Makes the record of a number. */
  T make(long number) throws Exception;

  /** Tells whether the record comes twice. */
  default boolean repeats(long number) {
    return false;
  }

  /** Returns how many numbers later the second one comes: a multiple of the partitions. */
  default long lag(int partitions) {
    return 0;
  }

  /** Returns the first number from this one on that a partition does not pass over in silence. */
  default long heard(int partition, int partitions, long number) {
    return number;
  }
}
