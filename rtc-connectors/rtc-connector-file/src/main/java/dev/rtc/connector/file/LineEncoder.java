package dev.rtc.connector.file;

import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Appends records to a buffer as lines. */
interface LineEncoder<T> extends Serializable {

  /** Appends one record with the line feed that ends it. */
  void encode(T line, DataOutputSerializer target) throws IOException;

  /** Appends what each file begins with. */
  default void begin(DataOutputSerializer target) throws IOException {}
}
