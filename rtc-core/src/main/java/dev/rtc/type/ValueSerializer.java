package dev.rtc.type;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Writes, reads and copies the values of one type, and hashes and compares them as keys.
 *
 * <p>A fact never changes, so a fact's serializer copies nothing and reads unmodifiable
 * collections. An accumulator's serializer has the same wire format, copies deeply and reads
 * modifiable collections.
 */
abstract class ValueSerializer<T> extends TypeSerializer<T> {

  private static final long serialVersionUID = 1L;

  private final boolean accumulates;

  ValueSerializer(boolean accumulates) {
    this.accumulates = accumulates;
  }

  final boolean accumulates() {
    return accumulates;
  }

  abstract String typeName();

  abstract void write(T value, DataOutputView target) throws IOException;

  abstract T read(DataInputView source) throws IOException;

  /**
   * Fails if {@link #write} would. Where nothing cheaper tells, it writes into the scratch, whose
   * content means nothing.
   */
  void tryOut(T value, DataOutputView scratch) throws IOException {
    write(value, scratch);
  }

  /** Copies the value so that nothing changeable is shared; called for accumulators only. */
  abstract T deepCopy(T value);

  /** Returns everything besides {@link #accumulates()} that tells this serializer from others. */
  abstract Object description();

  /** Hashes a canonical value by its content, the same on every JVM. */
  long hash(T value) {
    throw noKey();
  }

  /** Compares two canonical values by their content. */
  boolean same(T left, T right) {
    throw noKey();
  }

  /** Returns the one value that stands for all that are the same key, so that bytes are equal. */
  T canonical(T value) {
    return value;
  }

  /** Says whether {@link #canonical} can return anything but its argument. */
  boolean canonicalizes() {
    return false;
  }

  private UnsupportedOperationException noKey() {
    return new UnsupportedOperationException(typeName() + " can't be a key");
  }

  @SuppressWarnings("unchecked") // every nested serializer is made by a Shape, from a DataType<V>
  static <V> ValueSerializer<V> cast(TypeSerializer<?> serializer) {
    return (ValueSerializer<V>) serializer;
  }

  @Override
  public final void serialize(@Nullable T value, DataOutputView target) throws IOException {
    write(present(value), target);
  }

  /** Fails if {@link #serialize} would. */
  final void require(@Nullable T value, DataOutputView scratch) throws IOException {
    tryOut(present(value), scratch);
  }

  private T present(@Nullable T value) {
    if (value == null) {
      throw new NullPointerException(
          "null where a value of type "
              + typeName()
              + " is expected; only components of records may be null: leave the value out, or use"
              + " Optional");
    }
    return value;
  }

  @Override
  public final T deserialize(DataInputView source) throws IOException {
    return read(source);
  }

  @Override
  public final T deserialize(T reuse, DataInputView source) throws IOException {
    return read(source);
  }

  @Override
  public final T copy(T value) {
    return isImmutableType() ? value : deepCopy(value);
  }

  @Override
  public final T copy(T value, T reuse) {
    return copy(value);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    write(read(source), target);
  }

  @Override
  public boolean isImmutableType() {
    return !accumulates;
  }

  @Override
  public TypeSerializer<T> duplicate() {
    return this;
  }

  @Override
  public @Nullable T createInstance() {
    return null;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof ValueSerializer<?> that
        && getClass() == that.getClass()
        && accumulates == that.accumulates
        && description().equals(that.description());
  }

  @Override
  public final int hashCode() {
    return description().hashCode();
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "(" + typeName() + ")";
  }
}
