package dev.rtc.format.avro;

import dev.rtc.connector.MalformedRecordException;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;

/**
 * Reads one datum after another by the schema it was written with, as generic data: no schema ever
 * names a class to load.
 */
final class Datum {

  private final GenericDatumReader<Object> reader;

  Datum(Schema schema) {
    GenericData generic = new GenericData();
    generic.setFastReaderEnabled(false);
    this.reader = new GenericDatumReader<>(schema, schema, generic);
  }

  /**
   * Reads a datum.
   *
   * @throws MalformedRecordException if the bytes are none; Avro says so in many ways
   */
  Object read(BoundedDecoder decoder, String what) throws MalformedRecordException {
    try {
      return reader.read(null, decoder);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new MalformedRecordException("Cannot read " + what + ": " + e.getMessage(), e);
    }
  }

  /**
   * Parses a schema.
   *
   * @throws MalformedRecordException if it is none
   */
  static Schema schema(String json) throws MalformedRecordException {
    try {
      return new Schema.Parser().parse(json);
    } catch (RuntimeException | StackOverflowError e) {
      throw new MalformedRecordException("Cannot read the schema: " + e.getMessage(), e);
    }
  }
}
