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

/** Serializes enums as a {@link VarInt}, the index into a table of names. */
final class EnumSerializer<E> extends ValueSerializer<E> {

  private static final long serialVersionUID = 1L;

  private final Class<E> type;
  private final List<String> names;
  private final transient List<E> constants;
  private final transient int[] tagByOrdinal;

  EnumSerializer(Class<E> type, List<String> names) {
    super(false);
    this.type = type;
    this.names = List.copyOf(names);
    this.constants = new ArrayList<>();
    List<String> declared = names(type);
    this.tagByOrdinal = declared.stream().mapToInt(names::indexOf).toArray();
    for (String name : names) {
      constants.add(type.getEnumConstants()[declared.indexOf(name)]);
    }
  }

  private Object readResolve() {
    return new EnumSerializer<>(type, names);
  }

  static List<String> names(Class<?> type) {
    List<String> names = new ArrayList<>();
    for (Object constant : type.getEnumConstants()) {
      names.add(((Enum<?>) constant).name());
    }
    return names;
  }

  @Override
  String typeName() {
    return type.getSimpleName();
  }

  @Override
  @SuppressWarnings("EnumOrdinal") // the ordinal only leads to the tag of the name, in this JVM
  void write(E value, DataOutputView target) throws IOException {
    int tag = tagByOrdinal[((Enum<?>) value).ordinal()];
    if (tag < 0) {
      throw new IllegalStateException(
          typeName() + "." + value + " is newer than the state it is written to: " + names);
    }
    VarInt.write(tag, target);
  }

  @Override
  E read(DataInputView source) throws IOException {
    return constants.get(VarInt.read(source));
  }

  @Override
  E deepCopy(E value) {
    return value;
  }

  @Override
  long hash(E value) {
    return ((Enum<?>) value).name().hashCode();
  }

  @Override
  boolean same(E left, E right) {
    return left == right;
  }

  @Override
  Object description() {
    return List.of(type, names);
  }

  @Override
  public TypeSerializerSnapshot<E> snapshotConfiguration() {
    return new Snapshot<>(this);
  }

  /** Writes the names in the order of their tags; constants may be added and reordered. */
  public static final class Snapshot<E> implements TypeSerializerSnapshot<E>, Schematic {

    private static final int VERSION = 1;

    private @Nullable Class<E> type;
    private List<String> names = new ArrayList<>();

    /** Creates an empty snapshot, for Flink to read into. */
    public Snapshot() {}

    Snapshot(EnumSerializer<E> serializer) {
      type = serializer.type;
      names = serializer.names;
    }

    @Override
    public int getCurrentVersion() {
      return VERSION;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
      out.writeUTF(Snapshots.present(type).getName());
      out.writeInt(names.size());
      for (String name : names) {
        out.writeUTF(name);
      }
    }

    @Override
    @SuppressWarnings("unchecked") // the name was written by a serializer of E
    public void readSnapshot(int version, DataInputView in, ClassLoader userClasses)
        throws IOException {
      Snapshots.requireVersion(version, VERSION, getClass());
      type = (Class<E>) Snapshots.readClass(in, userClasses);
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        names.add(in.readUTF());
      }
    }

    @Override
    public TypeSerializer<E> restoreSerializer() {
      Class<E> restored = Snapshots.present(type);
      List<String> removed = new ArrayList<>(names);
      removed.removeAll(names(restored));
      if (!removed.isEmpty()) {
        throw new IllegalStateException(
            restored + " no longer has " + removed + ", which the state was written with");
      }
      return new EnumSerializer<>(restored, names);
    }

    @Override
    public TypeSerializerSchemaCompatibility<E> resolveSchemaCompatibility(
        TypeSerializerSnapshot<E> old) {
      if (!(old instanceof Snapshot<E> that
          && that.type == type
          && names.containsAll(that.names))) {
        return Snapshots.incompatible(old, this);
      }
      if (that.names.equals(names)) {
        return TypeSerializerSchemaCompatibility.compatibleAsIs();
      }
      List<String> oldFirst = new ArrayList<>(that.names);
      names.stream().filter(name -> !that.names.contains(name)).forEach(oldFirst::add);
      return TypeSerializerSchemaCompatibility.compatibleWithReconfiguredSerializer(
          new EnumSerializer<>(Snapshots.present(type), oldFirst));
    }

    @Override
    public Schema schema() {
      return new Schema.Constants(Snapshots.present(type).getName(), names);
    }

    @Override
    public String toString() {
      return Snapshots.present(type).getSimpleName() + names;
    }
  }
}
