package dev.rtc.format.avro;

import dev.rtc.connector.MalformedRecordException;
import dev.rtc.type.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.apache.avro.Conversions.BigDecimalConversion;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/** Knows the schema of every type without parts, and how its values are written. */
final class WrittenScalars {

  private static final BigDecimalConversion BIG_DECIMALS = new BigDecimalConversion();

  private WrittenScalars() {}

  /** Returns how values of a class are written, or null if it has parts. */
  static @Nullable Form of(Class<?> type, AvroSettings settings) {
    if (type == String.class || type == Character.class) {
      return new Form(Schema.create(Schema.Type.STRING), WrittenScalars::text);
    } else if (type == Text.class) {
      return new Form(Schema.create(Schema.Type.STRING), WrittenScalars::utf8);
    } else if (type == Boolean.class) {
      return new Form(Schema.create(Schema.Type.BOOLEAN), value -> value);
    } else if (type == Byte.class || type == Short.class || type == Integer.class) {
      return new Form(Schema.create(Schema.Type.INT), value -> ((Number) value).intValue());
    } else if (type == Long.class) {
      return new Form(Schema.create(Schema.Type.LONG), value -> value);
    } else if (type == Float.class) {
      return new Form(Schema.create(Schema.Type.FLOAT), value -> value);
    } else if (type == Double.class) {
      return new Form(Schema.create(Schema.Type.DOUBLE), value -> value);
    } else if (type == byte[].class) {
      return new Form(Schema.create(Schema.Type.BYTES), value -> ByteBuffer.wrap((byte[]) value));
    } else if (type == UUID.class) {
      return new Form(string(LogicalTypes.uuid()), Object::toString);
    } else if (type == BigInteger.class
        || type == Duration.class
        || type == ZonedDateTime.class
        || type == OffsetDateTime.class) {
      return new Form(Schema.create(Schema.Type.STRING), Object::toString);
    } else if (type == BigDecimal.class) {
      return decimals(settings.decimals());
    }
    return time(type, settings.unit());
  }

  private static Schema string(LogicalType logical) {
    return logical.addToSchema(Schema.create(Schema.Type.STRING));
  }

  private static Schema number(LogicalType logical) {
    return logical.addToSchema(Schema.create(Schema.Type.LONG));
  }

  private static @Nullable Form time(Class<?> type, TimeUnit unit) {
    if (type == LocalDate.class) {
      Schema schema = LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
      return new Form(schema, value -> day((LocalDate) value));
    } else if (type == LocalTime.class) {
      return new Form(
          number(LogicalTypes.timeMicros()), value -> ((LocalTime) value).toNanoOfDay() / 1000);
    } else if (type == Instant.class) {
      LogicalType logical =
          switch (unit) {
            case MILLIS -> LogicalTypes.timestampMillis();
            case MICROS -> LogicalTypes.timestampMicros();
            case NANOS -> LogicalTypes.timestampNanos();
          };
      return new Form(number(logical), value -> count((Instant) value, unit, value));
    } else if (type == LocalDateTime.class) {
      LogicalType logical =
          switch (unit) {
            case MILLIS -> LogicalTypes.localTimestampMillis();
            case MICROS -> LogicalTypes.localTimestampMicros();
            case NANOS -> LogicalTypes.localTimestampNanos();
          };
      return new Form(
          number(logical),
          value -> count(((LocalDateTime) value).toInstant(ZoneOffset.UTC), unit, value));
    }
    return null;
  }

  private static Object count(Instant time, TimeUnit unit, Object value)
      throws MalformedRecordException {
    try {
      return unit.count(time.getEpochSecond(), time.getNano());
    } catch (ArithmeticException e) {
      throw new MalformedRecordException(value + ", too far away to be counted in " + unit, e);
    }
  }

  private static Object day(LocalDate date) throws MalformedRecordException {
    long day = date.toEpochDay();
    if (day != (int) day) {
      throw new MalformedRecordException(date + ", too far away for a count of days");
    }
    return (int) day;
  }

  private static Form decimals(AvroSettings.@Nullable Decimals bounds) {
    Schema bytes = Schema.create(Schema.Type.BYTES);
    if (bounds == null) {
      Schema schema = LogicalTypes.bigDecimal().addToSchema(bytes);
      return new Form(
          schema,
          value -> BIG_DECIMALS.toBytes((BigDecimal) value, schema, LogicalTypes.bigDecimal()));
    }
    LogicalType logical = LogicalTypes.decimal(bounds.precision(), bounds.scale());
    return new Form(logical.addToSchema(bytes), value -> unscaled((BigDecimal) value, bounds));
  }

  private static Object unscaled(BigDecimal value, AvroSettings.Decimals bounds)
      throws MalformedRecordException {
    String reason =
        value.precision() - (long) value.scale() > bounds.precision() - (long) bounds.scale()
            ? "too large"
            : value.stripTrailingZeros().scale() > bounds.scale() ? "with more decimals" : "";
    if (!reason.isEmpty()) {
      throw new MalformedRecordException(
          "a number of scale "
              + value.scale()
              + " and precision "
              + value.precision()
              + ", "
              + reason
              + " than decimal("
              + bounds.precision()
              + ", "
              + bounds.scale()
              + ") has");
    }
    BigDecimal scaled = value.setScale(bounds.scale(), RoundingMode.UNNECESSARY);
    return ByteBuffer.wrap(scaled.unscaledValue().toByteArray());
  }

  private static Object text(Object value) throws MalformedRecordException {
    String text = value.toString();
    if (!WellFormed.isText(text)) {
      throw new MalformedRecordException("a text with half a surrogate pair, which no UTF-8 has");
    }
    return new Utf8(text);
  }

  private static Object utf8(Object value) throws MalformedRecordException {
    byte[] bytes = ((Text) value).toBytes();
    if (!WellFormed.isUtf8(bytes, bytes.length)) {
      throw new MalformedRecordException("a text that is not UTF-8");
    }
    return new Utf8(bytes);
  }
}
