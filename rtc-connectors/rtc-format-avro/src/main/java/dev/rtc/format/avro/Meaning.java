package dev.rtc.format.avro;

import dev.rtc.connector.MalformedRecordException;

/** Turns what Avro read by some schema into a value of one type. */
@FunctionalInterface
interface Meaning {

  /**
   * Turns a datum, which is not null.
   *
   * @throws MalformedRecordException if no value is meant; the message says what was found and
   *     expected
   */
  Object value(Object datum) throws MalformedRecordException;
}
