package dev.rtc.type;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.Serializable;

/**
 * Describes a type without parts: how its values are written, read, and hashed as keys. There is
 * one instance per name, also after Java serialization.
 *
 * <p>Each is a class of its own rather than a set of lambdas: a JVM makes a class for every lambda
 * too, but at run time, which every start would wait for.
 */
abstract class Scalar<T> implements Serializable {

  private static final long serialVersionUID = 1L;

  static final int VARIABLE = -1;

  final transient Class<T> type;
  final transient int length;
  private final transient String name;

  /**
   * Describes a type.
   *
   * @param length how many bytes each value has, or {@link #VARIABLE}
   */
  Scalar(Class<T> type, int length) {
    this.type = type;
    this.length = length;
    this.name = type.getSimpleName();
  }

  String name() {
    return name;
  }

  abstract void write(T value, DataOutput target) throws IOException;

  abstract T read(DataInput source) throws IOException;

  /** Hashes a canonical value by its content, the same on every JVM. */
  abstract long hash(T value);

  boolean same(T left, T right) {
    return left.equals(right);
  }

  /** Says whether {@code hashCode} is specified for ever, so that keys need no wrapper. */
  boolean plainKey() {
    return false;
  }

  /** Says whether several values are the same key. */
  boolean canonicalizes() {
    return false;
  }

  /** Returns the one value that stands for all that are the same key. */
  T canonical(T value) {
    return value;
  }

  /** Says whether values can change. */
  boolean changeable() {
    return false;
  }

  T copy(T value) {
    return value;
  }

  final Object writeReplace() {
    return new Named(name);
  }

  /** Stands for the one scalar of a name. */
  private record Named(String name) implements Serializable {

    private Object readResolve() throws InvalidObjectException {
      Scalar<?> known = Scalars.named(name);
      if (known == null) {
        throw new InvalidObjectException("Unknown type " + name);
      }
      return known;
    }
  }
}
