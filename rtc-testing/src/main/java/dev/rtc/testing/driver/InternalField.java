package dev.rtc.testing.driver;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** Reads and writes what Flink keeps to itself. */
final class InternalField {

  private InternalField() {}

  /**
   * Finds a field.
   *
   * @throws IllegalStateException if this Flink has none of that name
   */
  static Field of(Class<?> type, String name) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      throw otherFlink(type.getName() + "." + name, e);
    }
  }

  static Object get(Field field, Object of) {
    Object value = getOrNull(field, of);
    if (value == null) {
      throw new IllegalStateException(field + " is empty");
    }
    return value;
  }

  static @Nullable Object getOrNull(Field field, Object of) {
    try {
      return field.get(of);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  static void set(Field field, Object of, @Nullable Object value) {
    try {
      field.set(of, value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  static IllegalStateException otherFlink(String missing, Exception cause) {
    return new IllegalStateException(
        "this Flink has no %s; the driver runs on Flink 2.3".formatted(missing), cause);
  }
}
