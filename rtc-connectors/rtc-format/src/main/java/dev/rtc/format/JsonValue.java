package dev.rtc.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes the values of one type as JSON, token by token. */
interface JsonValue {

  /**
   * Reads a value, other than null, of which the parser stands at the first token; afterwards it
   * stands at the last.
   */
  Object read(JsonInput in) throws IOException;

  /** Returns what {@code null} stands for, or refuses it. */
  default Object readNull(JsonInput in) throws IOException {
    throw in.unfit(expected());
  }

  /** Reads a value that may be null. */
  default Object readAny(JsonInput in) throws IOException {
    return in.parser().hasToken(JsonToken.VALUE_NULL) ? readNull(in) : read(in);
  }

  /** Writes a value; null is written as null. */
  default void writeAny(@Nullable Object value, JsonGenerator out) throws IOException {
    if (value == null) {
      out.writeNull();
    } else {
      write(value, out);
    }
  }

  /** Writes a value. */
  void write(Object value, JsonGenerator out) throws IOException;

  /** Returns what belongs where this value is read. */
  String expected();
}
