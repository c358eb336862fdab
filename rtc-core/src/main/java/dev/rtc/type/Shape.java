package dev.rtc.type;

import java.io.Serializable;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.jspecify.annotations.Nullable;

/**
 * Describes what a type is made of. Shapes are values: equal shapes give equal serializers. Paths
 * of problems are relative to the shape.
 */
sealed interface Shape<T> extends Serializable
    permits AdmittedShape,
        ArrayShape,
        EnumShape,
        KeyShape,
        ListShape,
        MapShape,
        OptionalShape,
        RecordShape,
        ScalarShape,
        SealedShape,
        SetShape,
        TupleShape,
        UnknownShape {

  String name();

  Class<T> rawClass();

  default List<Column> columns() {
    return List.of();
  }

  /** Returns the types that stand for the type parameters of {@link #rawClass()}, in order. */
  default List<DataType<?>> arguments() {
    return List.of();
  }

  /** Returns what a list, set or array holds; of any other type, null. */
  default @Nullable DataType<?> element() {
    return null;
  }

  /** Returns the records that a sealed interface permits; of any other type, nothing. */
  default List<DataType<?>> permitted() {
    return List.of();
  }

  List<TypeProblem> problems();

  List<TypeProblem> keyProblems();

  /** Says whether {@code hashCode} and {@code equals} are fit for keys as they are. */
  default boolean plainKey() {
    return false;
  }

  ValueSerializer<T> serializer(boolean accumulates, SerializerConfig config);

  /** Casts a class without arguments to the class of a type with arguments. */
  @SuppressWarnings("unchecked") // the erasure of V is what the caller passes
  static <V> Class<V> erased(Class<?> raw) {
    return (Class<V>) raw;
  }
}
