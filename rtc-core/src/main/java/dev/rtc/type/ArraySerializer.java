package dev.rtc.type;

import java.io.IOException;
import java.lang.reflect.Array;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Serializes arrays of objects: their length as a {@link VarInt}, then their elements. */
final class ArraySerializer<E> extends NestedSerializer<E[]> {

  private static final long serialVersionUID = 1L;

  private final Class<?> elementClass;
  private final ValueSerializer<E> element;

  ArraySerializer(Class<?> elementClass, TypeSerializer<?> element, boolean accumulates) {
    super(accumulates, element);
    this.elementClass = elementClass;
    this.element = cast(element);
  }

  @Override
  String typeName() {
    return element.typeName() + "[]";
  }

  @SuppressWarnings("unchecked") // elementClass is the erasure of E
  private E[] array(int length) {
    return (E[]) Array.newInstance(elementClass, length);
  }

  @Override
  void write(E[] value, DataOutputView target) throws IOException {
    VarInt.write(value.length, target);
    for (E each : value) {
      element.serialize(each, target);
    }
  }

  @Override
  E[] read(DataInputView source) throws IOException {
    E[] array = array(VarInt.read(source));
    for (int i = 0; i < array.length; i++) {
      array[i] = element.read(source);
    }
    return array;
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    int size = VarInt.read(source);
    VarInt.write(size, target);
    for (int i = 0; i < size; i++) {
      element.copy(source, target);
    }
  }

  @Override
  E[] deepCopy(E[] value) {
    E[] copy = array(value.length);
    for (int i = 0; i < value.length; i++) {
      copy[i] = element.copy(value[i]);
    }
    return copy;
  }

  @Override
  long hash(E[] value) {
    long hash = value.length;
    for (E each : value) {
      hash = StableHash.mix(hash, element.hash(each));
    }
    return hash;
  }

  @Override
  boolean same(E[] left, E[] right) {
    boolean same = left.length == right.length;
    for (int i = 0; same && i < left.length; i++) {
      same = element.same(left[i], right[i]);
    }
    return same;
  }

  @Override
  E[] canonical(E[] value) {
    if (!canonicalizes()) {
      return value;
    }
    E[] canonical = array(value.length);
    for (int i = 0; i < value.length; i++) {
      canonical[i] = element.canonical(value[i]);
    }
    return canonical;
  }

  @Override
  boolean canonicalizes() {
    return element.canonicalizes();
  }

  @Override
  NestedSerializer<E[]> with(TypeSerializer<?>[] others) {
    return new ArraySerializer<>(elementClass, others[0], accumulates());
  }

  @Override
  Object description() {
    return List.of(elementClass, element);
  }

  @Override
  public TypeSerializerSnapshot<E[]> snapshotConfiguration() {
    return new Snapshot<>(this);
  }

  /** Writes the class of the elements and the snapshot of their serializer. */
  public static final class Snapshot<E> extends NestedSnapshot<E[], ArraySerializer<E>> {

    private @Nullable Class<?> elementClass;

    /** Creates an empty snapshot, for Flink to read into. */
    public Snapshot() {}

    Snapshot(ArraySerializer<E> serializer) {
      super(serializer);
      elementClass = serializer.elementClass;
    }

    @Override
    protected TypeSerializer<?>[] getNestedSerializers(ArraySerializer<E> serializer) {
      return serializer.nested();
    }

    @Override
    ArraySerializer<E> create(TypeSerializer<?>[] nested, boolean accumulates) {
      return new ArraySerializer<>(Snapshots.present(elementClass), nested[0], accumulates);
    }

    @Override
    protected void writeOuterSnapshot(DataOutputView out) throws IOException {
      super.writeOuterSnapshot(out);
      out.writeUTF(Snapshots.present(elementClass).getName());
    }

    @Override
    protected void readOuterSnapshot(int version, DataInputView in, ClassLoader userClasses)
        throws IOException {
      super.readOuterSnapshot(version, in, userClasses);
      elementClass = Snapshots.readClass(in, userClasses);
    }
  }
}
