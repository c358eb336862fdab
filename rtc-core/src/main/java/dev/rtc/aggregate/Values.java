package dev.rtc.aggregate;

import dev.rtc.type.DataType;
import dev.rtc.type.KeyType;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Reads a field that must not be null, and tells its values apart as keys. */
final class Values<T, V> implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String aggregation;
  private final DataType<V> type;
  private final Field<? super T, ? extends V> field;
  private transient @Nullable KeyType<V> key;

  Values(String aggregation, DataType<V> type, Field<? super T, ? extends V> field) {
    this.aggregation = aggregation;
    this.type = type;
    this.field = field;
  }

  DataType<V> type() {
    return type;
  }

  /** Tells whether the declaration of the type leaves room for many values. */
  boolean areMany() {
    return !type.rawClass().isEnum() && type.rawClass() != Boolean.class;
  }

  V of(T record) {
    return required(aggregation, field, record);
  }

  Object keyOf(T record) {
    return key().wrap(of(record));
  }

  V unwrap(Object wrapped) {
    return key().unwrap(wrapped);
  }

  /** Makes the key type where it is first needed: a faulty type is told at assembly, not here. */
  private KeyType<V> key() {
    KeyType<V> ready = key;
    if (ready == null) {
      ready = type.key();
      key = ready;
    }
    return ready;
  }

  static <T, V> V required(String aggregation, Field<? super T, ? extends V> field, T record) {
    V value = field.of(record);
    if (value == null) {
      throw new NullPointerException(aggregation + ": the field is null in " + record);
    }
    return value;
  }

  /** Takes the type of the input for that of the values, for a list of them takes nothing else. */
  @SuppressWarnings("unchecked") // what comes in is of the input's type
  static <T> DataType<T> type(DataType<? extends T> input) {
    return (DataType<T>) input;
  }

  @Override
  public String toString() {
    return aggregation;
  }
}
