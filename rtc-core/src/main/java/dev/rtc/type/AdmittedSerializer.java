package dev.rtc.type;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializes with a serializer that rtc didn't make, under rtc's rules for copies and nulls. */
final class AdmittedSerializer<T> extends NestedSerializer<T> {

  private static final long serialVersionUID = 1L;

  private final TypeSerializer<T> admitted;

  AdmittedSerializer(TypeSerializer<T> admitted, boolean accumulates) {
    super(accumulates, admitted);
    this.admitted = admitted;
  }

  @Override
  String typeName() {
    return "what " + admitted.getClass().getSimpleName() + " serializes";
  }

  @Override
  void write(T value, DataOutputView target) throws IOException {
    admitted.serialize(value, target);
  }

  @Override
  T read(DataInputView source) throws IOException {
    return admitted.deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    admitted.copy(source, target);
  }

  @Override
  T deepCopy(T value) {
    return admitted.copy(value);
  }

  @Override
  public boolean isImmutableType() {
    return super.isImmutableType() || admitted.isImmutableType();
  }

  @Override
  public int getLength() {
    return admitted.getLength();
  }

  @Override
  @SuppressWarnings("unchecked") // the only other nested serializer is a duplicate of this one
  NestedSerializer<T> with(TypeSerializer<?>[] others) {
    return new AdmittedSerializer<>((TypeSerializer<T>) others[0], accumulates());
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new Snapshot<>(this);
  }

  /** Writes the admitted serializer's own snapshot. */
  public static final class Snapshot<T> extends NestedSnapshot<T, AdmittedSerializer<T>> {

    /** Creates an empty snapshot, for Flink to read into. */
    public Snapshot() {}

    Snapshot(AdmittedSerializer<T> serializer) {
      super(serializer);
    }

    @Override
    protected TypeSerializer<?>[] getNestedSerializers(AdmittedSerializer<T> serializer) {
      return serializer.nested();
    }

    @Override
    @SuppressWarnings("unchecked") // restored from the snapshot of a TypeSerializer<T>
    AdmittedSerializer<T> create(TypeSerializer<?>[] nested, boolean accumulates) {
      return new AdmittedSerializer<>((TypeSerializer<T>) nested[0], accumulates);
    }
  }
}
