package dev.rtc.type;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializes a fixed number of values of different types as {@link Components}. */
final class TupleSerializer extends NestedSerializer<Object[]> {

  private static final long serialVersionUID = 1L;

  private final transient Components components;

  TupleSerializer(TypeSerializer<?>[] nested, boolean accumulates) {
    super(accumulates, nested);
    this.components = new Components(nested, Components.allNullable(nested.length));
  }

  private Object readResolve() {
    return new TupleSerializer(nested(), accumulates());
  }

  @Override
  String typeName() {
    return "tuple of " + nested().length;
  }

  @Override
  void write(Object[] value, DataOutputView target) throws IOException {
    components.write(value, target);
  }

  @Override
  void tryOut(Object[] value, DataOutputView scratch) throws IOException {
    components.tryOut(value, scratch);
  }

  @Override
  Object[] read(DataInputView source) throws IOException {
    return components.read(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    components.copy(source, target);
  }

  @Override
  Object[] deepCopy(Object[] value) {
    return components.deepCopy(value);
  }

  @Override
  NestedSerializer<Object[]> with(TypeSerializer<?>[] others) {
    return new TupleSerializer(others, accumulates());
  }

  @Override
  public TypeSerializerSnapshot<Object[]> snapshotConfiguration() {
    return new Snapshot(this);
  }

  /** Writes the snapshots of the elements' serializers. */
  public static final class Snapshot extends NestedSnapshot<Object[], TupleSerializer> {

    /** Creates an empty snapshot, for Flink to read into. */
    public Snapshot() {}

    Snapshot(TupleSerializer serializer) {
      super(serializer);
    }

    @Override
    protected TypeSerializer<?>[] getNestedSerializers(TupleSerializer serializer) {
      return serializer.nested();
    }

    @Override
    TupleSerializer create(TypeSerializer<?>[] nested, boolean accumulates) {
      return new TupleSerializer(nested, accumulates);
    }
  }
}
