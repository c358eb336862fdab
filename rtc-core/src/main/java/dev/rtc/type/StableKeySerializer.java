package dev.rtc.type;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializes keys as their values; the hash is computed again where they are read. */
final class StableKeySerializer extends NestedSerializer<StableKey> {

  private static final long serialVersionUID = 1L;

  private final ValueSerializer<Object> value;

  StableKeySerializer(TypeSerializer<?> value) {
    super(false, value);
    this.value = cast(value);
  }

  @Override
  String typeName() {
    return "StableKey<" + value.typeName() + ">";
  }

  @Override
  void write(StableKey key, DataOutputView target) throws IOException {
    value.write(key.value(), target);
  }

  @Override
  void tryOut(StableKey key, DataOutputView scratch) throws IOException {
    value.tryOut(key.value(), scratch);
  }

  @Override
  StableKey read(DataInputView source) throws IOException {
    return StableKey.ofCanonical(value.read(source), value);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    value.copy(source, target);
  }

  @Override
  StableKey deepCopy(StableKey key) {
    return key;
  }

  @Override
  public int getLength() {
    return value.getLength();
  }

  @Override
  NestedSerializer<StableKey> with(TypeSerializer<?>[] others) {
    return new StableKeySerializer(others[0]);
  }

  @Override
  public TypeSerializerSnapshot<StableKey> snapshotConfiguration() {
    return new Snapshot(this);
  }

  /** Writes the snapshot of the value's serializer. */
  public static final class Snapshot extends NestedSnapshot<StableKey, StableKeySerializer> {

    /** Creates an empty snapshot, for Flink to read into. */
    public Snapshot() {}

    Snapshot(StableKeySerializer serializer) {
      super(serializer);
    }

    @Override
    protected TypeSerializer<?>[] getNestedSerializers(StableKeySerializer serializer) {
      return serializer.nested();
    }

    @Override
    StableKeySerializer create(TypeSerializer<?>[] nested, boolean accumulates) {
      return new StableKeySerializer(nested[0]);
    }
  }
}
