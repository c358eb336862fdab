package dev.rtc.type;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the records of a sealed interface in the order of their tags; records may be added and
 * reordered, and each may change as a record may.
 *
 * <p>Public only because Flink instantiates it while it restores.
 *
 * @param <T> the sealed interface
 */
public final class SealedSerializerSnapshot<T> implements TypeSerializerSnapshot<T>, Schematic {

  private static final int VERSION = 1;

  private @Nullable Class<T> type;
  private boolean accumulates;
  private final List<Class<?>> permitted = new ArrayList<>();
  private final List<TypeSerializerSnapshot<?>> nested = new ArrayList<>();

  /** Creates an empty snapshot, for Flink to read into. */
  public SealedSerializerSnapshot() {}

  SealedSerializerSnapshot(SealedSerializer<T> serializer) {
    type = serializer.type();
    accumulates = serializer.accumulates();
    permitted.addAll(serializer.permitted());
    for (TypeSerializer<?> each : serializer.nested()) {
      nested.add(each.snapshotConfiguration());
    }
  }

  @Override
  public int getCurrentVersion() {
    return VERSION;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    out.writeUTF(Snapshots.present(type).getName());
    out.writeBoolean(accumulates);
    out.writeInt(permitted.size());
    for (int i = 0; i < permitted.size(); i++) {
      out.writeUTF(permitted.get(i).getName());
      TypeSerializerSnapshot.writeVersionedSnapshot(out, nested.get(i));
    }
  }

  @Override
  @SuppressWarnings("unchecked") // the name was written by a serializer of T
  public void readSnapshot(int version, DataInputView in, ClassLoader userClasses)
      throws IOException {
    Snapshots.requireVersion(version, VERSION, getClass());
    type = (Class<T>) Snapshots.readClass(in, userClasses);
    accumulates = in.readBoolean();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      permitted.add(Snapshots.readClass(in, userClasses));
      nested.add(TypeSerializerSnapshot.readVersionedSnapshot(in, userClasses));
    }
  }

  @Override
  public TypeSerializer<T> restoreSerializer() {
    TypeSerializer<?>[] serializers =
        nested.stream()
            .map(TypeSerializerSnapshot::restoreSerializer)
            .toArray(TypeSerializer<?>[]::new);
    return serializerOf(permitted, serializers);
  }

  private TypeSerializer<T> serializerOf(List<Class<?>> classes, TypeSerializer<?>[] parts) {
    return new SealedSerializer<>(Snapshots.present(type), classes, parts, accumulates);
  }

  @Override
  public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> old) {
    return old instanceof SealedSerializerSnapshot<T> that
            && that.type == type
            && permitted.containsAll(that.permitted)
        ? resolve(that)
        : Snapshots.incompatible(old, this);
  }

  private TypeSerializerSchemaCompatibility<T> resolve(SealedSerializerSnapshot<T> old) {
    List<Class<?>> oldFirst = new ArrayList<>(old.permitted);
    permitted.stream().filter(each -> !oldFirst.contains(each)).forEach(oldFirst::add);
    NestedCompatibility parts = new NestedCompatibility();
    for (Class<?> each : oldFirst) {
      TypeSerializerSnapshot<?> current = nested.get(permitted.indexOf(each));
      int before = old.permitted.indexOf(each);
      if (before < 0) {
        parts.add(current.restoreSerializer());
      } else {
        parts.compare(old.nested.get(before), current);
      }
    }
    if (!old.permitted.equals(permitted)) {
      parts.requireReconfiguration();
    }
    return parts.isIncompatible()
        ? Snapshots.incompatible(old, this)
        : parts.result(serializers -> serializerOf(oldFirst, serializers));
  }

  @Override
  public Schema schema() {
    List<Schema.Variant> variants = new ArrayList<>();
    for (int i = 0; i < permitted.size(); i++) {
      variants.add(new Schema.Variant(permitted.get(i).getName(), Schema.of(nested.get(i))));
    }
    return new Schema.Variants(Snapshots.present(type).getName(), variants);
  }

  @Override
  public String toString() {
    return Snapshots.present(type).getSimpleName() + nested;
  }
}
