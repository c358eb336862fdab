package dev.rtc.type;

/**
 * States one change of one row of a table.
 *
 * @param kind what happened to the row
 * @param key the row's key
 * @param value the row's value: the new one, or for {@link Kind#UPDATE_BEFORE} and {@link
 *     Kind#DELETE} the one that no longer holds
 * @param <K> the key
 * @param <V> the value
 */
public record Change<K, V>(Kind kind, K key, V value) {

  /** Says what happened to a row. */
  public enum Kind {
    /** The key had no row and now has this one. */
    INSERT,
    /** The row had this value; an {@link #UPDATE_AFTER} of the same key follows. */
    UPDATE_BEFORE,
    /** The row has this value now. */
    UPDATE_AFTER,
    /** The row had this value and is gone. */
    DELETE
  }

  /** Creates the change that adds a row. */
  public static <K, V> Change<K, V> insert(K key, V value) {
    return new Change<>(Kind.INSERT, key, value);
  }

  /** Creates the change that takes back a row's former value. */
  public static <K, V> Change<K, V> updateBefore(K key, V value) {
    return new Change<>(Kind.UPDATE_BEFORE, key, value);
  }

  /** Creates the change that gives a row its new value. */
  public static <K, V> Change<K, V> updateAfter(K key, V value) {
    return new Change<>(Kind.UPDATE_AFTER, key, value);
  }

  /** Creates the change that removes a row. */
  public static <K, V> Change<K, V> delete(K key, V value) {
    return new Change<>(Kind.DELETE, key, value);
  }
}
