package dev.rtc.connector;

import java.io.Serializable;

/**
 * Fails for a record that a sink would refuse.
 *
 * @param <T> the records
 */
@FunctionalInterface
public interface RecordCheck<T> extends Serializable {

  /**
   * Throws if the record would be refused; changes nothing and opens nothing. An {@link
   * java.io.IOException} other than {@link MalformedRecordException} is not the record's fault.
   */
  void check(T record) throws Exception;
}
