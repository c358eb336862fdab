package dev.rtc.type;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes lists. */
final class ListSerializer<E> extends CollectionSerializer<E, List<E>> {

  private static final long serialVersionUID = 1L;

  ListSerializer(TypeSerializer<?> element, boolean accumulates) {
    super(element, accumulates);
  }

  @Override
  String typeName() {
    return "List<" + element.typeName() + ">";
  }

  @Override
  List<E> empty(int size) {
    return new ArrayList<>(size);
  }

  @Override
  List<E> unmodifiable(List<E> list) {
    return Collections.unmodifiableList(list);
  }

  @Override
  long hash(List<E> value) {
    long hash = value.size();
    for (E each : value) {
      hash = StableHash.mix(hash, element.hash(each));
    }
    return hash;
  }

  @Override
  boolean same(List<E> left, List<E> right) {
    if (left.size() != right.size()) {
      return false;
    }
    Iterator<E> others = right.iterator();
    for (E each : left) {
      if (!element.same(each, others.next())) {
        return false;
      }
    }
    return true;
  }

  @Override
  List<E> canonical(List<E> value) {
    return canonicalizes() ? value.stream().map(element::canonical).toList() : value;
  }

  @Override
  boolean canonicalizes() {
    return element.canonicalizes();
  }

  @Override
  NestedSerializer<List<E>> with(TypeSerializer<?>[] others) {
    return new ListSerializer<>(others[0], accumulates());
  }

  @Override
  public TypeSerializerSnapshot<List<E>> snapshotConfiguration() {
    return new Snapshot<>(this);
  }

  /** Writes the snapshot of the elements' serializer. */
  public static final class Snapshot<E> extends NestedSnapshot<List<E>, ListSerializer<E>> {

    /** Creates an empty snapshot, for Flink to read into. */
    public Snapshot() {}

    Snapshot(ListSerializer<E> serializer) {
      super(serializer);
    }

    @Override
    protected TypeSerializer<?>[] getNestedSerializers(ListSerializer<E> serializer) {
      return serializer.nested();
    }

    @Override
    ListSerializer<E> create(TypeSerializer<?>[] nested, boolean accumulates) {
      return new ListSerializer<>(nested[0], accumulates);
    }
  }
}
