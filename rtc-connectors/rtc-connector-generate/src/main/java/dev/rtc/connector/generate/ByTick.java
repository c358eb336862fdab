package dev.rtc.connector.generate;

import java.io.Serializable;

/**
 * Makes a record of its number and the instant at which it happens.
 *
 * @param <T> the records
 */
@FunctionalInterface
public interface ByTick<T> extends Serializable {

  /** Returns the record of a tick; equal ticks must always give the same record. */
  T make(Tick tick) throws Exception;
}
