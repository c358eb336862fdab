package dev.rtc.type;

import java.io.IOException;
import java.util.Optional;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializes optional values: whether there is one, then the value. */
final class OptionalSerializer<E> extends NestedSerializer<Optional<E>> {

  private static final long serialVersionUID = 1L;

  private final ValueSerializer<E> element;

  OptionalSerializer(TypeSerializer<?> element, boolean accumulates) {
    super(accumulates, element);
    this.element = cast(element);
  }

  @Override
  String typeName() {
    return "Optional<" + element.typeName() + ">";
  }

  @Override
  void write(Optional<E> value, DataOutputView target) throws IOException {
    target.writeBoolean(value.isPresent());
    if (value.isPresent()) {
      element.write(value.get(), target);
    }
  }

  @Override
  void tryOut(Optional<E> value, DataOutputView scratch) throws IOException {
    if (value.isPresent()) {
      element.tryOut(value.get(), scratch);
    }
  }

  @Override
  Optional<E> read(DataInputView source) throws IOException {
    return source.readBoolean() ? Optional.of(element.read(source)) : Optional.empty();
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    boolean present = source.readBoolean();
    target.writeBoolean(present);
    if (present) {
      element.copy(source, target);
    }
  }

  @Override
  Optional<E> deepCopy(Optional<E> value) {
    return value.map(element::copy);
  }

  @Override
  public boolean isImmutableType() {
    return element.isImmutableType();
  }

  @Override
  long hash(Optional<E> value) {
    return value.isPresent() ? StableHash.mix(1, element.hash(value.get())) : 0;
  }

  @Override
  boolean same(Optional<E> left, Optional<E> right) {
    return left.isPresent() && right.isPresent()
        ? element.same(left.get(), right.get())
        : left.isPresent() == right.isPresent();
  }

  @Override
  Optional<E> canonical(Optional<E> value) {
    return canonicalizes() ? value.map(element::canonical) : value;
  }

  @Override
  boolean canonicalizes() {
    return element.canonicalizes();
  }

  @Override
  NestedSerializer<Optional<E>> with(TypeSerializer<?>[] others) {
    return new OptionalSerializer<>(others[0], accumulates());
  }

  @Override
  public TypeSerializerSnapshot<Optional<E>> snapshotConfiguration() {
    return new Snapshot<>(this);
  }

  /** Writes the snapshot of the value's serializer. */
  public static final class Snapshot<E> extends NestedSnapshot<Optional<E>, OptionalSerializer<E>> {

    /** Creates an empty snapshot, for Flink to read into. */
    public Snapshot() {}

    Snapshot(OptionalSerializer<E> serializer) {
      super(serializer);
    }

    @Override
    protected TypeSerializer<?>[] getNestedSerializers(OptionalSerializer<E> serializer) {
      return serializer.nested();
    }

    @Override
    OptionalSerializer<E> create(TypeSerializer<?>[] nested, boolean accumulates) {
      return new OptionalSerializer<>(nested[0], accumulates);
    }
  }
}
