package dev.rtc.type;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Snapshots a serializer whose format follows from its nested serializers alone. */
abstract class NestedSnapshot<T, S extends ValueSerializer<T>>
    extends CompositeTypeSerializerSnapshot<T, S> implements Schematic {

  private static final int VERSION = 1;

  private boolean accumulates;

  NestedSnapshot() {}

  NestedSnapshot(S serializer) {
    super(serializer);
    accumulates = serializer.accumulates();
  }

  abstract S create(TypeSerializer<?>[] nested, boolean accumulates);

  @Override
  protected final S createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nested) {
    return create(nested, accumulates);
  }

  @Override
  protected final int getCurrentOuterSnapshotVersion() {
    return VERSION;
  }

  @Override
  protected void writeOuterSnapshot(DataOutputView out) throws IOException {
    out.writeBoolean(accumulates);
  }

  @Override
  protected void readOuterSnapshot(int version, DataInputView in, ClassLoader userClasses)
      throws IOException {
    Snapshots.requireVersion(version, VERSION, getClass());
    accumulates = in.readBoolean();
  }

  @Override
  public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> old) {
    return getClass() == old.getClass()
        ? super.resolveSchemaCompatibility(old)
        : Snapshots.incompatible(old, this);
  }

  @Override
  protected OuterSchemaCompatibility resolveOuterSchemaCompatibility(
      TypeSerializerSnapshot<T> old) {
    return OuterSchemaCompatibility.COMPATIBLE_AS_IS;
  }

  @Override
  public Schema schema() {
    return new Schema.Plain(
        outer().toLowerCase(Locale.ROOT), Schema.all(getNestedSerializerSnapshots()));
  }

  private String outer() {
    return getClass().getName().replaceAll(".*\\.|Serializer\\$.*", "");
  }

  @Override
  public String toString() {
    return outer() + Arrays.toString(getNestedSerializerSnapshots());
  }
}
