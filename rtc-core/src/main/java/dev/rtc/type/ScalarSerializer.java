package dev.rtc.type;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Serializes types without parts. */
final class ScalarSerializer<T> extends ValueSerializer<T> {

  private static final long serialVersionUID = 1L;

  private final Scalar<T> scalar;

  ScalarSerializer(Scalar<T> scalar, boolean accumulates) {
    super(accumulates);
    this.scalar = scalar;
  }

  @Override
  String typeName() {
    return scalar.name();
  }

  @Override
  void write(T value, DataOutputView target) throws IOException {
    scalar.write(value, target);
  }

  /** Requires the class alone: every value of a type without parts can be written. */
  @Override
  void tryOut(T value, DataOutputView scratch) {
    if (!scalar.type.isInstance(value)) {
      throw new ClassCastException(
          "%s is no %s".formatted(value.getClass().getName(), scalar.type.getName()));
    }
  }

  @Override
  T read(DataInputView source) throws IOException {
    return scalar.read(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    if (scalar.length > 0) {
      target.write(source, scalar.length);
    } else {
      write(read(source), target);
    }
  }

  @Override
  T deepCopy(T value) {
    return scalar.copy(value);
  }

  @Override
  public boolean isImmutableType() {
    return super.isImmutableType() || !scalar.changeable();
  }

  @Override
  long hash(T value) {
    return scalar.hash(value);
  }

  @Override
  boolean same(T left, T right) {
    return scalar.same(left, right);
  }

  @Override
  T canonical(T value) {
    return scalar.canonical(value);
  }

  @Override
  boolean canonicalizes() {
    return scalar.canonicalizes();
  }

  @Override
  public int getLength() {
    return scalar.length;
  }

  @Override
  Object description() {
    return scalar.name();
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new Snapshot<>(this);
  }

  /** Writes the name of the type. */
  public static final class Snapshot<T> implements TypeSerializerSnapshot<T>, Schematic {

    private static final int VERSION = 1;

    private @Nullable ScalarSerializer<T> serializer;

    /** Creates an empty snapshot, for Flink to read into. */
    public Snapshot() {}

    Snapshot(ScalarSerializer<T> serializer) {
      this.serializer = serializer;
    }

    private ScalarSerializer<T> serializer() {
      return Snapshots.present(serializer);
    }

    @Override
    public int getCurrentVersion() {
      return VERSION;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
      out.writeUTF(serializer().scalar.name());
      out.writeBoolean(serializer().accumulates());
    }

    @Override
    @SuppressWarnings("unchecked") // the name was written by a serializer of T
    public void readSnapshot(int version, DataInputView in, ClassLoader userClasses)
        throws IOException {
      Snapshots.requireVersion(version, VERSION, getClass());
      String name = in.readUTF();
      Scalar<T> scalar = (Scalar<T>) Scalars.named(name);
      if (scalar == null) {
        throw new IOException("The snapshot was written by a newer version: unknown type " + name);
      }
      serializer = new ScalarSerializer<>(scalar, in.readBoolean());
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
      return serializer();
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
        TypeSerializerSnapshot<T> old) {
      return old instanceof Snapshot<T> that && that.serializer().scalar == serializer().scalar
          ? TypeSerializerSchemaCompatibility.compatibleAsIs()
          : Snapshots.incompatible(old, this);
    }

    @Override
    public Schema schema() {
      return new Schema.Plain(serializer().typeName(), List.of());
    }

    @Override
    public String toString() {
      return serializer().typeName();
    }
  }
}
