package dev.rtc.type;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializes one of several records: the index into a table of classes, then the record. */
final class SealedSerializer<T> extends NestedSerializer<T> {

  private static final long serialVersionUID = 1L;

  private final Class<T> type;
  private final List<Class<?>> permitted;
  private final transient Map<Class<?>, Integer> tags;

  SealedSerializer(
      Class<T> type, List<Class<?>> permitted, TypeSerializer<?>[] nested, boolean accumulates) {
    super(accumulates, nested);
    this.type = type;
    this.permitted = List.copyOf(permitted);
    this.tags = new HashMap<>();
    for (Class<?> each : permitted) {
      tags.put(each, tags.size());
    }
  }

  private Object readResolve() {
    return new SealedSerializer<>(type, permitted, nested(), accumulates());
  }

  Class<T> type() {
    return type;
  }

  List<Class<?>> permitted() {
    return permitted;
  }

  @Override
  String typeName() {
    return type.getSimpleName();
  }

  private int tagOf(T value) {
    Integer tag = tags.get(value.getClass());
    if (tag == null) {
      throw new IllegalStateException(
          value.getClass() + " is newer than the state it is written to: " + permitted);
    }
    return tag;
  }

  private ValueSerializer<T> serializer(int tag) {
    return cast(nested()[tag]);
  }

  @Override
  void write(T value, DataOutputView target) throws IOException {
    int tag = tagOf(value);
    VarInt.write(tag, target);
    serializer(tag).write(value, target);
  }

  @Override
  T read(DataInputView source) throws IOException {
    return serializer(VarInt.read(source)).read(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    int tag = VarInt.read(source);
    VarInt.write(tag, target);
    serializer(tag).copy(source, target);
  }

  @Override
  T deepCopy(T value) {
    return serializer(tagOf(value)).copy(value);
  }

  @Override
  long hash(T value) {
    long name = value.getClass().getSimpleName().hashCode();
    return StableHash.mix(name, serializer(tagOf(value)).hash(value));
  }

  @Override
  boolean same(T left, T right) {
    return left.getClass() == right.getClass() && serializer(tagOf(left)).same(left, right);
  }

  @Override
  T canonical(T value) {
    return serializer(tagOf(value)).canonical(value);
  }

  @Override
  boolean canonicalizes() {
    return Arrays.stream(nested()).anyMatch(each -> cast(each).canonicalizes());
  }

  @Override
  NestedSerializer<T> with(TypeSerializer<?>[] others) {
    return new SealedSerializer<>(type, permitted, others, accumulates());
  }

  @Override
  Object description() {
    return List.of(type, permitted, Arrays.asList(nested()));
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new SealedSerializerSnapshot<>(this);
  }
}
