package dev.rtc.format.avro;

import dev.rtc.connector.MalformedRecordException;
import org.apache.avro.Schema;

/**
 * Turns values of one type into what Avro writes by a schema.
 *
 * @param schema the schema
 * @param writing what turns a value
 */
record Form(Schema schema, Writing writing) {

  /** Turns a value into what Avro writes. */
  @FunctionalInterface
  interface Writing {

    /**
     * Turns a value.
     *
     * @throws MalformedRecordException if the schema has no form for it; the message says what it
     *     is
     */
    Object datum(Object value) throws MalformedRecordException;
  }

  Object datum(Object value) throws MalformedRecordException {
    return writing.datum(value);
  }

  /**
   * Turns a whole record.
   *
   * @throws MalformedRecordException if the schema has no form for it
   */
  Object datum(Object value, String record) throws MalformedRecordException {
    try {
      return writing.datum(value);
    } catch (MalformedRecordException e) {
      throw new MalformedRecordException(
          "Cannot write " + record + ": " + e.getMessage(), e.getCause());
    }
  }
}
