package dev.rtc.time;

import java.io.Serializable;
import java.time.Instant;

/**
 * Reads the instant at which a record happened.
 *
 * @param <T> the records
 */
@FunctionalInterface
public interface Timestamp<T> extends Serializable {

  /** Returns the instant of a record, with the precision of a millisecond. */
  Instant of(T record);
}
