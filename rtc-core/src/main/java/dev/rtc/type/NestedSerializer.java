package dev.rtc.type;

import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Serializes values that are made of other values. */
abstract class NestedSerializer<T> extends ValueSerializer<T> {

  private static final long serialVersionUID = 1L;

  private final TypeSerializer<?>[] nested;

  NestedSerializer(boolean accumulates, TypeSerializer<?>... nested) {
    super(accumulates);
    this.nested = nested;
  }

  final TypeSerializer<?>[] nested() {
    return nested;
  }

  /** Creates the same serializer with other nested ones. */
  abstract NestedSerializer<T> with(TypeSerializer<?>[] others);

  @Override
  @SuppressWarnings("ReferenceEquality") // the very same array says that nothing keeps state
  public final TypeSerializer<T> duplicate() {
    TypeSerializer<?>[] duplicates = duplicate(nested);
    return duplicates == nested ? this : with(duplicates);
  }

  /** Duplicates serializers that keep state; returns the array itself if there is none. */
  @SuppressWarnings("ReferenceEquality") // a serializer that is its own duplicate keeps no state
  static TypeSerializer<?>[] duplicate(TypeSerializer<?>[] serializers) {
    TypeSerializer<?>[] duplicates = serializers.clone();
    boolean stateless = true;
    for (int i = 0; i < serializers.length; i++) {
      duplicates[i] = serializers[i].duplicate();
      stateless &= duplicates[i] == serializers[i];
    }
    return stateless ? serializers : duplicates;
  }

  @Override
  Object description() {
    return List.copyOf(Arrays.asList(nested));
  }
}
