package dev.rtc.check;

import dev.rtc.type.Column;
import dev.rtc.type.DataType;
import java.util.OptionalInt;

/** Counts the values a type can have at most, as far as its declaration tells. */
final class Cardinality {

  private static final int MANY = 1_000;

  private Cardinality() {}

  /** Returns the number of values; empty if there are many. */
  static OptionalInt of(DataType<?> type) {
    int values = count(type);
    return values < MANY ? OptionalInt.of(values) : OptionalInt.empty();
  }

  private static int count(DataType<?> type) {
    if (type.rawClass() == Boolean.class) {
      return 2;
    }
    if (type.rawClass().isEnum()) {
      return Math.min(type.rawClass().getEnumConstants().length, MANY);
    }
    return type.rawClass().isRecord() && !type.columns().isEmpty() ? combinations(type) : MANY;
  }

  private static int combinations(DataType<?> record) {
    int combinations = 1;
    for (Column column : record.columns()) {
      int values = count(column.type()) + (column.nullable() ? 1 : 0);
      combinations = Math.min(MANY, combinations * values);
    }
    return combinations;
  }
}
