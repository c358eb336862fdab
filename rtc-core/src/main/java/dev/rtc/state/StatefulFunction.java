package dev.rtc.state;

import java.io.Serializable;

/**
 * Turns the records of each key into others, remembering what it wants of the key.
 *
 * <p>An instance serves many keys and keeps nothing in its fields; what it keeps lives in the
 * {@link KeyContext}. If it throws, nothing it has kept, set or put out for this record takes
 * effect, and {@code OnError} decides what happens to the record.
 *
 * @param <K> the key
 * @param <T> the records
 * @param <S> what is kept per key: at best an immutable value, as others are copied for each call
 * @param <R> the records put out
 */
@FunctionalInterface
public interface StatefulFunction<K, T, S, R> extends Serializable {

  /** Handles a record. */
  void onRecord(T record, KeyContext<K, S, R> context) throws Exception;

  /** Handles a timer that {@link #onRecord} or another timer has set; does nothing by default. */
  default void onTimer(KeyContext<K, S, R> context) throws Exception {}

  /**
   * Handles the end of the key's lifetime, before its state and timers are removed; does nothing by
   * default. Whatever it keeps or sets is removed, too.
   */
  default void onExpiry(KeyContext<K, S, R> context) throws Exception {}
}
