package dev.rtc.type;

import java.io.Serializable;
import java.lang.reflect.RecordComponent;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Describes one component of a record and reads it from a value. */
public final class Column implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Class<?> record;
  private final int index;
  private final String name;
  private final DataType<?> type;
  private final boolean nullable;
  private transient @Nullable RecordAccess access;

  Column(RecordComponent component, int index, DataType<?> type) {
    this.record = component.getDeclaringRecord();
    this.index = index;
    this.name = component.getName();
    this.type = type;
    this.nullable = !component.getType().isPrimitive();
  }

  /** Returns the component's name. */
  public String name() {
    return name;
  }

  /** Returns the component's type. */
  public DataType<?> type() {
    return type;
  }

  /** Says whether {@link #read} may return null, which it does for all but primitives. */
  public boolean nullable() {
    return nullable;
  }

  /**
   * Says whether the component is declared {@code @Nullable}, by an annotation that is kept at run
   * time, so that formats may leave it out.
   */
  public boolean declaredNullable() {
    RecordComponent component = record.getRecordComponents()[index];
    return Stream.of(component.getAnnotatedType().getAnnotations(), component.getAnnotations())
        .flatMap(Stream::of)
        .anyMatch(each -> each.annotationType().getSimpleName().equals("Nullable"));
  }

  /**
   * Reads the component from a value of the record.
   *
   * @throws ClassCastException if the value is of another class
   */
  public @Nullable Object read(Object value) {
    RecordAccess ready = access;
    if (ready == null) {
      ready = RecordAccess.of(record, RecordAccess.names(record));
      access = ready;
    }
    return ready.read(value, index);
  }

  /** Compares record, name and type. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Column that
        && record == that.record
        && index == that.index
        && type.equals(that.type);
  }

  @Override
  public int hashCode() {
    return Objects.hash(record, index, type);
  }

  /** Returns type and name, as in the record's declaration. */
  @Override
  public String toString() {
    return type.name() + " " + name;
  }
}
