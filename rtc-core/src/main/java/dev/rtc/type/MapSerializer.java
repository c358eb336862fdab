package dev.rtc.type;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializes maps and keeps their order. */
final class MapSerializer<K, V> extends NestedSerializer<Map<K, V>> {

  private static final long serialVersionUID = 1L;

  private final ValueSerializer<K> key;
  private final ValueSerializer<V> value;

  MapSerializer(TypeSerializer<?> key, TypeSerializer<?> value, boolean accumulates) {
    super(accumulates, key, value);
    this.key = cast(key);
    this.value = cast(value);
  }

  @Override
  String typeName() {
    return "Map<" + key.typeName() + ", " + value.typeName() + ">";
  }

  @Override
  void write(Map<K, V> map, DataOutputView target) throws IOException {
    VarInt.write(map.size(), target);
    for (Map.Entry<K, V> entry : map.entrySet()) {
      key.serialize(entry.getKey(), target);
      value.serialize(entry.getValue(), target);
    }
  }

  @Override
  Map<K, V> read(DataInputView source) throws IOException {
    int size = VarInt.read(source);
    Map<K, V> map = new LinkedHashMap<>(size * 2);
    for (int i = 0; i < size; i++) {
      K next = key.read(source);
      map.put(next, value.read(source));
    }
    return accumulates() ? map : Collections.unmodifiableMap(map);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    int size = VarInt.read(source);
    VarInt.write(size, target);
    for (int i = 0; i < size; i++) {
      key.copy(source, target);
      value.copy(source, target);
    }
  }

  @Override
  Map<K, V> deepCopy(Map<K, V> map) {
    Map<K, V> copy = new LinkedHashMap<>(map.size() * 2);
    map.forEach((k, v) -> copy.put(key.copy(k), value.copy(v)));
    return copy;
  }

  @Override
  NestedSerializer<Map<K, V>> with(TypeSerializer<?>[] others) {
    return new MapSerializer<>(others[0], others[1], accumulates());
  }

  @Override
  public TypeSerializerSnapshot<Map<K, V>> snapshotConfiguration() {
    return new Snapshot<>(this);
  }

  /** Writes the snapshots of the serializers of keys and values. */
  public static final class Snapshot<K, V> extends NestedSnapshot<Map<K, V>, MapSerializer<K, V>> {

    /** Creates an empty snapshot, for Flink to read into. */
    public Snapshot() {}

    Snapshot(MapSerializer<K, V> serializer) {
      super(serializer);
    }

    @Override
    protected TypeSerializer<?>[] getNestedSerializers(MapSerializer<K, V> serializer) {
      return serializer.nested();
    }

    @Override
    MapSerializer<K, V> create(TypeSerializer<?>[] nested, boolean accumulates) {
      return new MapSerializer<>(nested[0], nested[1], accumulates);
    }
  }
}
