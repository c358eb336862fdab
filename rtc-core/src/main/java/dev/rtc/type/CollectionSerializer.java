package dev.rtc.type;

import java.io.IOException;
import java.util.Collection;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializes a collection: its size as a {@link VarInt}, then its elements in their order. */
abstract class CollectionSerializer<E, C extends Collection<E>> extends NestedSerializer<C> {

  private static final long serialVersionUID = 1L;

  final ValueSerializer<E> element;

  CollectionSerializer(TypeSerializer<?> element, boolean accumulates) {
    super(accumulates, element);
    this.element = cast(element);
  }

  abstract C empty(int size);

  abstract C unmodifiable(C collection);

  @Override
  void write(C value, DataOutputView target) throws IOException {
    VarInt.write(value.size(), target);
    for (E each : value) {
      element.serialize(each, target);
    }
  }

  @Override
  C read(DataInputView source) throws IOException {
    int size = VarInt.read(source);
    C collection = empty(size);
    for (int i = 0; i < size; i++) {
      collection.add(element.read(source));
    }
    return accumulates() ? collection : unmodifiable(collection);
  }

  @Override
  public final void copy(DataInputView source, DataOutputView target) throws IOException {
    int size = VarInt.read(source);
    VarInt.write(size, target);
    for (int i = 0; i < size; i++) {
      element.copy(source, target);
    }
  }

  @Override
  C deepCopy(C value) {
    C collection = empty(value.size());
    for (E each : value) {
      collection.add(element.copy(each));
    }
    return collection;
  }
}
