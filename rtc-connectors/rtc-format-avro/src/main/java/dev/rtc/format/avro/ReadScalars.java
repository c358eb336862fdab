package dev.rtc.format.avro;

import dev.rtc.connector.MalformedRecordException;
import dev.rtc.type.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.apache.avro.Conversions.BigDecimalConversion;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/** Knows what the values of schemas without parts mean for types without parts. */
final class ReadScalars {

  private static final int LARGEST_SCALE = 10_000;
  private static final BigDecimalConversion BIG_DECIMALS = new BigDecimalConversion();

  private ReadScalars() {}

  /** Returns what a schema's values mean for a class, or null if nothing. */
  static @Nullable Meaning of(Class<?> type, Schema schema) {
    return switch (schema.getType()) {
      case BOOLEAN -> type == Boolean.class ? datum -> datum : null;
      case INT -> type == LocalDate.class ? date(schema) : whole(type, schema);
      case LONG -> time(type, schema);
      case FLOAT, DOUBLE -> floating(type, schema);
      case STRING -> text(type);
      case BYTES, FIXED -> bytes(type, schema);
      default -> null;
    };
  }

  private static @Nullable Meaning date(Schema schema) {
    return schema.getLogicalType() instanceof LogicalTypes.Date
        ? datum -> LocalDate.ofEpochDay((int) datum)
        : null;
  }

  private static @Nullable Meaning whole(Class<?> type, Schema schema) {
    if (schema.getLogicalType() instanceof LogicalTypes.TimeMillis) {
      return type == LocalTime.class ? counted(1_000_000, schema) : null;
    } else if (schema.getLogicalType() != null) {
      return null;
    } else if (type == Byte.class) {
      return datum -> (byte) within((Number) datum, Byte.MIN_VALUE, Byte.MAX_VALUE);
    } else if (type == Short.class) {
      return datum -> (short) within((Number) datum, Short.MIN_VALUE, Short.MAX_VALUE);
    } else if (type == Integer.class) {
      return datum -> (int) within((Number) datum, Integer.MIN_VALUE, Integer.MAX_VALUE);
    } else if (type == Long.class) {
      return datum -> ((Number) datum).longValue();
    }
    boolean exact = schema.getType() == Schema.Type.INT && type == Double.class;
    return exact ? datum -> ((Number) datum).doubleValue() : null;
  }

  private static long within(Number number, long lowest, long highest)
      throws MalformedRecordException {
    long value = number.longValue();
    if (value < lowest || value > highest) {
      throw new MalformedRecordException(
          "found " + value + ", where a number from " + lowest + " to " + highest + " belongs");
    }
    return value;
  }

  private static @Nullable Meaning time(Class<?> type, Schema schema) {
    String logical = schema.getLogicalType() == null ? "" : schema.getLogicalType().getName();
    TimeUnit unit =
        logical.endsWith("-millis")
            ? TimeUnit.MILLIS
            : logical.endsWith("-micros")
                ? TimeUnit.MICROS
                : logical.endsWith("-nanos") ? TimeUnit.NANOS : null;
    if (unit == null) {
      return whole(type, schema);
    } else if (type == LocalTime.class && logical.startsWith("time-")) {
      return counted(unit == TimeUnit.MICROS ? 1_000 : 1, schema);
    } else if (type == Instant.class && logical.startsWith("timestamp-")) {
      return point(unit, time -> time);
    }
    return type == LocalDateTime.class && logical.startsWith("local-timestamp-")
        ? point(unit, time -> LocalDateTime.ofInstant(time, ZoneOffset.UTC))
        : null;
  }

  private static Meaning point(TimeUnit unit, Function<Instant, Object> result) {
    return guarded(
        count -> result.apply(Instant.ofEpochSecond(unit.seconds(count), unit.nanos(count))),
        "a time");
  }

  private static Meaning counted(long nanos, Schema schema) {
    return guarded(
        count -> LocalTime.ofNanoOfDay(Math.multiplyExact(count, nanos)),
        String.valueOf(schema.getLogicalType()));
  }

  private static Meaning guarded(LongFunction<Object> result, String expected) {
    return datum -> {
      try {
        return result.apply(((Number) datum).longValue());
      } catch (DateTimeException | ArithmeticException e) {
        throw unfit(datum, expected);
      }
    };
  }

  private static @Nullable Meaning floating(Class<?> type, Schema schema) {
    if (type == Double.class) {
      return datum -> ((Number) datum).doubleValue();
    }
    return type == Float.class && schema.getType() == Schema.Type.FLOAT ? datum -> datum : null;
  }

  private static @Nullable Meaning text(Class<?> type) {
    if (type == String.class) {
      return ReadScalars::string;
    } else if (type == Text.class) {
      return datum -> Text.of(string(datum));
    } else if (type == Character.class) {
      return parsed(text -> text.length() == 1 ? text.charAt(0) : null, "one character");
    } else if (type == UUID.class) {
      return parsed(text -> text.length() == 36 ? UUID.fromString(text) : null, "a UUID");
    } else if (type == BigInteger.class) {
      return parsed(
          text -> text.length() <= 1000 ? new BigInteger(text) : null,
          "a whole number of at most 1000 digits");
    } else if (type == Duration.class) {
      return parsed(Duration::parse, "a duration in ISO 8601");
    } else if (type == ZonedDateTime.class) {
      return parsed(ZonedDateTime::parse, "a time in ISO 8601 with its zone");
    }
    return type == OffsetDateTime.class
        ? parsed(OffsetDateTime::parse, "a time in ISO 8601 with its offset")
        : null;
  }

  /** Parses text; null and what the classes of Java throw are refusals. */
  private static Meaning parsed(Function<String, @Nullable Object> parser, String expected) {
    return datum -> {
      String text = string(datum);
      try {
        Object value = parser.apply(text);
        if (value != null) {
          return value;
        }
      } catch (DateTimeException | IllegalArgumentException e) {
        throw unfit(text, expected);
      }
      throw unfit(text, expected);
    };
  }

  private static String string(Object datum) throws MalformedRecordException {
    if (datum instanceof Utf8 utf8 && !WellFormed.isUtf8(utf8.getBytes(), utf8.getByteLength())) {
      throw new MalformedRecordException("found a text that is not UTF-8");
    }
    return datum.toString();
  }

  private static @Nullable Meaning bytes(Class<?> type, Schema schema) {
    if (type == byte[].class && schema.getLogicalType() == null) {
      return ReadScalars::copy;
    } else if (type == String.class && isText(schema)) {
      return datum -> decoded(copy(datum));
    } else if (type == Text.class && isText(schema)) {
      return datum -> Text.of(decoded(copy(datum)));
    } else if (type != BigDecimal.class) {
      return null;
    } else if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
      return datum -> new BigDecimal(number(copy(datum)), decimal.getScale());
    }
    boolean scaled = schema.getLogicalType() instanceof LogicalTypes.BigDecimal;
    return scaled ? datum -> scaled((ByteBuffer) datum, schema) : null;
  }

  /** Says whether bytes may hold text: old files have no other type for it. */
  private static boolean isText(Schema schema) {
    return schema.getType() == Schema.Type.BYTES && schema.getLogicalType() == null;
  }

  private static String decoded(byte[] bytes) throws MalformedRecordException {
    if (!WellFormed.isUtf8(bytes, bytes.length)) {
      throw new MalformedRecordException("found a text that is not UTF-8");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] copy(Object datum) {
    if (datum instanceof GenericFixed fixed) {
      return fixed.bytes().clone();
    }
    ByteBuffer buffer = ((ByteBuffer) datum).duplicate();
    byte[] copy = new byte[buffer.remaining()];
    buffer.get(copy);
    return copy;
  }

  private static BigInteger number(byte[] bytes) throws MalformedRecordException {
    if (bytes.length == 0) {
      throw new MalformedRecordException("found no byte, where a number belongs");
    }
    return new BigInteger(bytes);
  }

  private static Object scaled(ByteBuffer datum, Schema schema) throws MalformedRecordException {
    try {
      BigDecimal value =
          BIG_DECIMALS.fromBytes(datum.duplicate(), schema, LogicalTypes.bigDecimal());
      if (Math.abs((long) value.scale()) <= LARGEST_SCALE) {
        return value;
      }
    } catch (RuntimeException e) {
      throw new MalformedRecordException("found bytes that are no decimal number", e);
    }
    throw new MalformedRecordException(
        "found a decimal number whose scale is not within " + LARGEST_SCALE);
  }

  static MalformedRecordException unfit(Object found, String expected) {
    String text = found.toString();
    String shown = text.length() <= 60 ? text : text.substring(0, 60) + "...";
    return new MalformedRecordException(
        "found " + shown.replaceAll("\\p{Cntrl}", "?") + ", where " + expected + " belongs");
  }
}
