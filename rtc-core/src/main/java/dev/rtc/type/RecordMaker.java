package dev.rtc.type;

import org.jspecify.annotations.Nullable;

/**
 * Creates records from the values of their components, as formats read them. Belongs to one
 * program: it is prepared once, then fast, and not serializable.
 *
 * @param <T> the record
 */
public final class RecordMaker<T> {

  private final RecordAccess access;

  private RecordMaker(RecordAccess access) {
    this.access = access;
  }

  /**
   * Prepares the canonical constructor of a record, also of a private one.
   *
   * @throws IllegalArgumentException if the type is no record
   */
  public static <T> RecordMaker<T> of(DataType<T> type) {
    Class<T> record = type.rawClass();
    if (!record.isRecord()) {
      throw new IllegalArgumentException(type.name() + " is no record");
    }
    return new RecordMaker<>(RecordAccess.of(record, RecordAccess.names(record)));
  }

  /**
   * Creates a record.
   *
   * @param values the components in the order of {@link DataType#columns()}; the array is not kept
   * @throws IllegalStateException if a value doesn't fit its component
   * @throws RuntimeException whatever the record's own constructor throws
   */
  @SuppressWarnings("unchecked") // the access was prepared for the class of T
  public T make(@Nullable Object[] values) {
    return (T) access.create(values);
  }
}
