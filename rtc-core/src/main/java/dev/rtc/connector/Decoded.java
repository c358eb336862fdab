package dev.rtc.connector;

import dev.rtc.type.DataType;
import org.jspecify.annotations.Nullable;

/**
 * Carries what a source read: a record, or bytes that are none.
 *
 * @param record the record, or null
 * @param failure why there is none, or null
 * @param <T> the records
 */
public record Decoded<T>(@Nullable T record, @Nullable Failure failure) {

  /** Carries a record. */
  public static <T> Decoded<T> record(T record) {
    return new Decoded<>(record, null);
  }

  /**
   * Carries bytes that are no record.
   *
   * @param bytes what was read
   * @param position where it was read
   * @param cause why it is none
   */
  public static <T> Decoded<T> failure(byte[] bytes, Position position, Throwable cause) {
    return new Decoded<>(null, new Failure(bytes, position, Thrown.of(cause)));
  }

  /** Describes what a source that reads records of a type hands out. */
  public static <T> DataType<Decoded<T>> type(DataType<T> record) {
    return DataType.generic(Decoded.class, record);
  }

  /**
   * Says why there is no record.
   *
   * @param bytes what was read
   * @param position where it was read
   * @param cause why it is none
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Failure(byte[] bytes, Position position, Thrown cause) {}
}
