package dev.rtc.type;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.function.BiPredicate;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Describes a type without parts: how its values are written, read, and hashed as keys. There is
 * one instance per name, also after Java serialization.
 */
final class Scalar<T> implements Serializable {

  private static final long serialVersionUID = 1L;

  static final int VARIABLE = -1;

  /** Writes a value. */
  interface Writer<T> {
    void write(T value, DataOutput target) throws IOException;
  }

  /** Reads a value. */
  interface Reader<T> {
    T read(DataInput source) throws IOException;
  }

  private final String name;
  final transient Class<T> type;
  final transient int length;
  final transient Writer<T> writer;
  final transient Reader<T> reader;
  final transient ToLongFunction<T> hash;
  final transient BiPredicate<T, T> same;
  final transient @Nullable UnaryOperator<T> canonical;
  final transient @Nullable UnaryOperator<T> copy;
  final transient boolean plainKey;

  private Scalar(
      String name,
      Class<T> type,
      int length,
      Writer<T> writer,
      Reader<T> reader,
      ToLongFunction<T> hash,
      BiPredicate<T, T> same,
      @Nullable UnaryOperator<T> canonical,
      @Nullable UnaryOperator<T> copy,
      boolean plainKey) {
    this.name = name;
    this.type = type;
    this.length = length;
    this.writer = writer;
    this.reader = reader;
    this.hash = hash;
    this.same = same;
    this.canonical = canonical;
    this.copy = copy;
    this.plainKey = plainKey;
  }

  /** Describes an immutable type with a content-based {@code equals}. */
  static <T> Scalar<T> of(
      Class<T> type, int length, Writer<T> writer, Reader<T> reader, ToLongFunction<T> hash) {
    String name = type.getSimpleName();
    return new Scalar<>(name, type, length, writer, reader, hash, T::equals, null, null, false);
  }

  /** States that {@code hashCode} is specified for ever, so that keys need no wrapper. */
  Scalar<T> asPlainKey() {
    return new Scalar<>(name, type, length, writer, reader, hash, same, canonical, copy, true);
  }

  /** States that several values are the same key, and which of them stands for all. */
  Scalar<T> canonicalBy(UnaryOperator<T> operator) {
    return new Scalar<>(name, type, length, writer, reader, hash, same, operator, copy, plainKey);
  }

  /** States that values can change, and how content is compared and copied. */
  Scalar<T> changeable(BiPredicate<T, T> comparison, UnaryOperator<T> copier) {
    return new Scalar<>(
        name, type, length, writer, reader, hash, comparison, canonical, copier, plainKey);
  }

  String name() {
    return name;
  }

  private Object readResolve() throws InvalidObjectException {
    Scalar<?> known = Scalars.named(name);
    if (known == null) {
      throw new InvalidObjectException("Unknown type " + name);
    }
    return known;
  }
}
