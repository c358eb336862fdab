package dev.rtc.testing.upgrade;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** Asks whether values would show that two fields of a record were swapped. */
final class FieldsApart {

  private FieldsApart() {}

  static List<String> faults(Class<?> type, List<?> values) {
    List<String> faults = new ArrayList<>();
    if (type.isRecord()) {
      RecordComponent[] fields = type.getRecordComponents();
      for (int i = 0; i < fields.length; i++) {
        for (int j = i + 1; j < fields.length; j++) {
          if (couldBeSwapped(fields[i], fields[j]) && !apart(fields[i], fields[j], values)) {
            faults.add(
                ("no value tells '%s' from '%s': give one in which they differ,"
                        + " or swapped fields go unseen")
                    .formatted(fields[i].getName(), fields[j].getName()));
          }
        }
      }
    }
    return faults;
  }

  private static boolean couldBeSwapped(RecordComponent left, RecordComponent right) {
    return left.getGenericType().equals(right.getGenericType());
  }

  private static boolean apart(RecordComponent left, RecordComponent right, List<?> values) {
    return values.stream()
        .anyMatch(value -> !WireTrial.same(read(left, value), read(right, value)));
  }

  private static Object read(RecordComponent field, Object value) {
    try {
      field.getAccessor().setAccessible(true);
      return field.getAccessor().invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(field + " of " + value + " cannot be read", e);
    }
  }
}
