package dev.rtc.type;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Sums up what has to happen to a whole when its parts are restored. */
final class NestedCompatibility {

  private final List<TypeSerializer<?>> serializers = new ArrayList<>();
  private boolean incompatible;
  private boolean migrates;
  private boolean reconfigured;

  /** Compares the next part, in the order of the parts of the new serializer. */
  @SuppressWarnings("unchecked") // the part's own snapshot refuses one of another type
  <V> void compare(TypeSerializerSnapshot<?> old, TypeSerializerSnapshot<V> current) {
    TypeSerializerSchemaCompatibility<V> part =
        current.resolveSchemaCompatibility((TypeSerializerSnapshot<V>) old);
    incompatible |= part.isIncompatible();
    migrates |= part.isCompatibleAfterMigration();
    reconfigured |= part.isCompatibleWithReconfiguredSerializer();
    add(
        part.isCompatibleWithReconfiguredSerializer()
            ? part.getReconfiguredSerializer()
            : current.restoreSerializer());
  }

  /** Takes a part that wasn't there before. */
  void add(TypeSerializer<?> part) {
    serializers.add(part);
  }

  void requireMigration() {
    migrates = true;
  }

  void requireReconfiguration() {
    reconfigured = true;
  }

  boolean isIncompatible() {
    return incompatible;
  }

  /** Returns the verdict; {@code whole} makes a serializer from those of all parts. */
  <T> TypeSerializerSchemaCompatibility<T> result(
      Function<TypeSerializer<?>[], TypeSerializer<T>> whole) {
    if (migrates) {
      return TypeSerializerSchemaCompatibility.compatibleAfterMigration();
    }
    if (reconfigured) {
      TypeSerializer<?>[] parts = serializers.toArray(TypeSerializer<?>[]::new);
      return TypeSerializerSchemaCompatibility.compatibleWithReconfiguredSerializer(
          whole.apply(parts));
    }
    return TypeSerializerSchemaCompatibility.compatibleAsIs();
  }
}
