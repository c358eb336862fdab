package dev.rtc.connector.file;

import dev.rtc.type.Text;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/** Writes one value as a field of a line of CSV. */
final class CsvField {

  private CsvField() {}

  /** Says whether values of a class are one field. */
  static boolean isFlat(Class<?> type) {
    return type.isPrimitive()
        || type.isEnum()
        || type == byte[].class
        || Stream.of(
                CharSequence.class,
                Text.class,
                Number.class,
                Boolean.class,
                Character.class,
                TemporalAccessor.class,
                Duration.class,
                ZoneId.class,
                UUID.class,
                Enum.class)
            .anyMatch(flat -> flat.isAssignableFrom(type));
  }

  /**
   * Appends a value, quoted if need be.
   *
   * @throws IllegalArgumentException if the value isn't flat
   */
  static void append(@Nullable Object value, DataOutputSerializer target) throws IOException {
    if (value instanceof Optional<?> optional) {
      append(optional.orElse(null), target);
    } else if (value != null) {
      int start = target.length();
      appendPlain(value, target);
      quoteIfNeeded(start, target);
    }
  }

  private static void appendPlain(Object value, DataOutputSerializer target) throws IOException {
    if (value instanceof Text text) {
      text.writeTo(target);
    } else {
      target.write(plain(value).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String plain(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    } else if (value instanceof Enum<?> constant) {
      return constant.name();
    } else if (value instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    } else if (isFlat(value.getClass())) {
      return value.toString();
    }
    throw new IllegalArgumentException("the value is no plain one");
  }

  private static void quoteIfNeeded(int start, DataOutputSerializer target) throws IOException {
    byte[] written = target.getSharedBuffer();
    int end = target.length();
    if (start == end || needsQuotes(written, start, end)) {
      byte[] field = Arrays.copyOfRange(written, start, end);
      target.setPosition(start);
      appendQuoted(field, target);
    }
  }

  private static boolean needsQuotes(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b == ',' || b == '"' || b == '\n' || b == '\r') {
        return true;
      }
    }
    return false;
  }

  private static void appendQuoted(byte[] field, DataOutputSerializer target) throws IOException {
    target.writeByte('"');
    for (byte b : field) {
      if (b == '"') {
        target.writeByte('"');
      }
      target.writeByte(b);
    }
    target.writeByte('"');
  }
}
