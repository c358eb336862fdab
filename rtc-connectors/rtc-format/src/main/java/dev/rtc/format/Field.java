package dev.rtc.format;

import dev.rtc.type.Column;
import dev.rtc.type.DataType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Binds a component of a record to a name outside, and knows what stands for a missing value.
 *
 * @param name what the component is called outside
 * @param column the component
 * @param absence what a missing value means
 */
record Field(String name, Column column, Absence absence) {

  /** Says what a missing value means. */
  enum Absence {
    REFUSED,
    NULL,
    EMPTY
  }

  /**
   * Binds a component; one that is declared {@code Optional} or {@code @Nullable} may be missing.
   */
  static Field of(DataType<?> record, int index, String name, boolean missingAsNull) {
    Column column = record.columns().get(index);
    boolean isNull = column.nullable() && (missingAsNull || column.declaredNullable());
    Absence absence =
        column.type().rawClass() == Optional.class
            ? Absence.EMPTY
            : isNull ? Absence.NULL : Absence.REFUSED;
    return new Field(name, column, absence);
  }

  DataType<?> type() {
    return column.type();
  }

  /** Returns the type of what stands there if anything does; an Optional of what is unknown. */
  DataType<?> presentType() {
    List<DataType<?>> arguments = type().arguments();
    return absence == Absence.EMPTY && !arguments.isEmpty() ? arguments.get(0) : type();
  }

  boolean mayBeMissing() {
    return absence != Absence.REFUSED;
  }

  /** Returns what a missing value is read as, where it may be missing. */
  @Nullable Object missing() {
    return absence == Absence.EMPTY ? Optional.empty() : null;
  }

  /** Returns what is read as the component's value. */
  Object present(Object value) {
    return absence == Absence.EMPTY ? Optional.of(value) : value;
  }

  /** Returns the component of a record without the Optional around it; null if missing. */
  @Nullable Object read(Object record) {
    Object value = column.read(record);
    return value instanceof Optional<?> optional ? optional.orElse(null) : value;
  }
}
