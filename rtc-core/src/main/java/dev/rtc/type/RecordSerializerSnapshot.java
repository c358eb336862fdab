package dev.rtc.type;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the schema that records were written with, and migrates by field name: fields may be
 * reordered, removed, and added as {@code Optional}, and a primitive may become its box.
 *
 * <p>Public only because Flink instantiates it while it restores.
 *
 * @param <T> the record
 */
public final class RecordSerializerSnapshot<T> implements TypeSerializerSnapshot<T>, Schematic {

  private static final int VERSION = 1;

  private @Nullable Class<T> record;
  private boolean accumulates;
  private final List<RecordField> fields = new ArrayList<>();
  private final List<TypeSerializerSnapshot<?>> nested = new ArrayList<>();

  /** Creates an empty snapshot, for Flink to read into. */
  public RecordSerializerSnapshot() {}

  RecordSerializerSnapshot(RecordSerializer<T> serializer) {
    record = serializer.record();
    accumulates = serializer.accumulates();
    fields.addAll(serializer.fields());
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
    out.writeUTF(Snapshots.present(record).getName());
    out.writeBoolean(accumulates);
    out.writeInt(fields.size());
    for (int i = 0; i < fields.size(); i++) {
      out.writeUTF(fields.get(i).name());
      out.writeBoolean(fields.get(i).nullable());
      TypeSerializerSnapshot.writeVersionedSnapshot(out, nested.get(i));
    }
  }

  @Override
  @SuppressWarnings("unchecked") // the name was written by a serializer of T
  public void readSnapshot(int version, DataInputView in, ClassLoader userClasses)
      throws IOException {
    Snapshots.requireVersion(version, VERSION, getClass());
    record = (Class<T>) Snapshots.readClass(in, userClasses);
    accumulates = in.readBoolean();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      fields.add(new RecordField(in.readUTF(), in.readBoolean()));
      nested.add(TypeSerializerSnapshot.readVersionedSnapshot(in, userClasses));
    }
  }

  @Override
  public TypeSerializer<T> restoreSerializer() {
    TypeSerializer<?>[] serializers =
        nested.stream()
            .map(TypeSerializerSnapshot::restoreSerializer)
            .toArray(TypeSerializer<?>[]::new);
    return serializerOf(serializers);
  }

  private TypeSerializer<T> serializerOf(TypeSerializer<?>[] serializers) {
    return new RecordSerializer<>(Snapshots.present(record), fields, serializers, accumulates);
  }

  @Override
  public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> old) {
    return old instanceof RecordSerializerSnapshot<T> that && that.record == record
        ? resolve(that)
        : Snapshots.incompatible(old, this);
  }

  private TypeSerializerSchemaCompatibility<T> resolve(RecordSerializerSnapshot<T> old) {
    NestedCompatibility parts = new NestedCompatibility();
    for (int i = 0; i < fields.size(); i++) {
      int before = old.indexOf(fields.get(i).name());
      if (before >= 0) {
        parts.compare(old.nested.get(before), nested.get(i));
      }
      if (before < 0 ? !isOptional(i) : losesNulls(old.fields.get(before), fields.get(i))) {
        return Snapshots.incompatible(old, this);
      }
    }
    if (!old.fields.equals(fields)) {
      parts.requireMigration();
    }
    return parts.isIncompatible()
        ? Snapshots.incompatible(old, this)
        : parts.result(this::serializerOf);
  }

  private int indexOf(String name) {
    return fields.stream().map(RecordField::name).toList().indexOf(name);
  }

  private static boolean losesNulls(RecordField before, RecordField now) {
    return before.nullable() && !now.nullable();
  }

  private boolean isOptional(int field) {
    return Snapshots.present(record).getRecordComponents()[field].getType() == Optional.class;
  }

  @Override
  public Schema schema() {
    List<Schema.Field> schemas = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      RecordField field = fields.get(i);
      schemas.add(new Schema.Field(field.name(), field.nullable(), Schema.of(nested.get(i))));
    }
    return new Schema.Fields(Snapshots.present(record).getName(), schemas);
  }

  @Override
  public String toString() {
    StringJoiner text =
        new StringJoiner(", ", Snapshots.present(record).getSimpleName() + "(", ")");
    for (int i = 0; i < fields.size(); i++) {
      text.add(nested.get(i) + " " + fields.get(i).name());
    }
    return text.toString();
  }
}
