package dev.rtc.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import dev.rtc.connector.MalformedRecordException;
import dev.rtc.type.DataType;
import dev.rtc.type.Text;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads and writes the values that are one token of JSON. */
final class JsonScalars {

  private JsonScalars() {}

  /** Returns how values of a type are read and written, or null if they are no single token. */
  static @Nullable JsonValue of(DataType<?> type, JsonSettings settings) {
    Plain plain = PlainValues.of(type, settings.fields().times());
    if (plain == null) {
      return null;
    }
    Class<?> raw = type.rawClass();
    boolean fromText = settings.numbersFromText();
    if (raw == Boolean.class) {
      return new Booleans();
    } else if (plain instanceof Whole whole) {
      return new Numbers(whole, fromText, true);
    } else if (plain instanceof Floating floating) {
      return new Floats(settings.finite() ? floating.finite() : floating, fromText);
    } else if (raw == BigInteger.class
        || raw == Instant.class && settings.fields().times().isEpoch()) {
      return new Numbers(plain, fromText, true);
    } else if (raw == BigDecimal.class) {
      return new Numbers(plain, fromText, false);
    }
    return raw == Text.class ? new Texts(plain) : new Strings(plain);
  }

  private static Object parse(Plain plain, JsonInput in) throws IOException {
    try {
      return plain.read(in.text());
    } catch (Unfit e) {
      throw in.unfit(e.expected());
    }
  }

  /** Reads and writes what is written as a string. */
  private record Strings(Plain plain) implements JsonValue {

    @Override
    public Object read(JsonInput in) throws IOException {
      if (in.token() != JsonToken.VALUE_STRING) {
        throw in.unfit(expected());
      }
      return wellFormed(parse(plain, in), in);
    }

    private static Object wellFormed(Object value, JsonInput in) throws MalformedRecordException {
      if (value instanceof String text && !Utf8.isWellFormed(text)
          || value instanceof Character c && Character.isSurrogate(c)) {
        throw in.refused("it holds half a surrogate pair, which no text has");
      }
      return value;
    }

    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
      out.writeString(plain.show(value));
    }

    @Override
    public String expected() {
      return "a string";
    }
  }

  /** Reads and writes text without decoding it where it is written. */
  private record Texts(Plain plain) implements JsonValue {

    @Override
    public Object read(JsonInput in) throws IOException {
      if (in.token() != JsonToken.VALUE_STRING) {
        throw in.unfit(expected());
      }
      String text = in.text();
      if (!Utf8.isWellFormed(text)) {
        throw in.refused("it holds half a surrogate pair, which no text has");
      }
      return Text.of(text);
    }

    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
      byte[] bytes = ((Text) value).toBytes();
      int malformed = Utf8.firstMalformed(bytes, 0, bytes.length);
      if (malformed >= 0) {
        throw new MalformedRecordException("a text whose byte " + malformed + " is not UTF-8");
      }
      out.writeUTF8String(bytes, 0, bytes.length);
    }

    @Override
    public String expected() {
      return "a string";
    }
  }

  private record Booleans() implements JsonValue {

    @Override
    public Object read(JsonInput in) throws IOException {
      if (in.token() != JsonToken.VALUE_TRUE && in.token() != JsonToken.VALUE_FALSE) {
        throw in.unfit(expected());
      }
      return in.token() == JsonToken.VALUE_TRUE;
    }

    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
      out.writeBoolean((boolean) value);
    }

    @Override
    public String expected() {
      return "true or false";
    }
  }

  /** Reads and writes numbers; a number with a point or exponent is no whole one. */
  private record Numbers(Plain plain, boolean fromText, boolean whole) implements JsonValue {

    @Override
    public Object read(JsonInput in) throws IOException {
      JsonToken token = in.token();
      boolean admitted =
          token == JsonToken.VALUE_NUMBER_INT
              || token == JsonToken.VALUE_NUMBER_FLOAT && !whole
              || token == JsonToken.VALUE_STRING && fromText;
      if (!admitted) {
        throw in.unfit(expected());
      }
      return parse(plain, in);
    }

    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
      if (value instanceof Long || value instanceof Integer) {
        out.writeNumber(((Number) value).longValue());
      } else {
        out.writeNumber(plain.show(value));
      }
    }

    @Override
    public String expected() {
      return plain instanceof Whole range
          ? range.unfit().expected()
          : whole ? "a whole number" : "a number";
    }
  }

  /** Reads and writes floating point numbers; those that JSON has no number for are strings. */
  private record Floats(Floating plain, boolean fromText) implements JsonValue {

    @Override
    public Object read(JsonInput in) throws IOException {
      JsonToken token = in.token();
      try {
        if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT) {
          return plain.readNumber(in.text());
        } else if (token == JsonToken.VALUE_STRING
            && (fromText || Floating.isUnbounded(in.text()))) {
          return plain.read(in.text());
        }
      } catch (Unfit e) {
        throw in.unfit(e.expected());
      }
      throw in.unfit(expected());
    }

    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
      String shown = plain.show(value);
      if (Floating.isUnbounded(shown)) {
        out.writeString(shown);
      } else {
        out.writeNumber(shown);
      }
    }

    @Override
    public String expected() {
      return "a number";
    }
  }
}
