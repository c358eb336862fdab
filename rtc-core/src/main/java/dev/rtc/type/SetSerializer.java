package dev.rtc.type;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes sets and keeps their order. */
final class SetSerializer<E> extends CollectionSerializer<E, Set<E>> {

  private static final long serialVersionUID = 1L;

  SetSerializer(TypeSerializer<?> element, boolean accumulates) {
    super(element, accumulates);
  }

  @Override
  String typeName() {
    return "Set<" + element.typeName() + ">";
  }

  @Override
  Set<E> empty(int size) {
    return new LinkedHashSet<>(size * 2);
  }

  @Override
  Set<E> unmodifiable(Set<E> set) {
    return Collections.unmodifiableSet(set);
  }

  @Override
  NestedSerializer<Set<E>> with(TypeSerializer<?>[] others) {
    return new SetSerializer<>(others[0], accumulates());
  }

  @Override
  public TypeSerializerSnapshot<Set<E>> snapshotConfiguration() {
    return new Snapshot<>(this);
  }

  /** Writes the snapshot of the elements' serializer. */
  public static final class Snapshot<E> extends NestedSnapshot<Set<E>, SetSerializer<E>> {

    /** Creates an empty snapshot, for Flink to read into. */
    public Snapshot() {}

    Snapshot(SetSerializer<E> serializer) {
      super(serializer);
    }

    @Override
    protected TypeSerializer<?>[] getNestedSerializers(SetSerializer<E> serializer) {
      return serializer.nested();
    }

    @Override
    SetSerializer<E> create(TypeSerializer<?>[] nested, boolean accumulates) {
      return new SetSerializer<>(nested[0], accumulates);
    }
  }
}
