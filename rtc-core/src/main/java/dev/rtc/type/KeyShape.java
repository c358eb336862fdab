package dev.rtc.type;

import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Describes what {@link KeyType#wrap} gives for keys of a type. */
record KeyShape(DataType<?> key) implements Shape<Object> {

  @Override
  public String name() {
    return key.name();
  }

  @Override
  public Class<Object> rawClass() {
    return Object.class;
  }

  @Override
  public List<TypeProblem> problems() {
    return Stream.concat(key.relativeProblems().stream(), key.relativeKeyProblems().stream())
        .toList();
  }

  @Override
  public List<TypeProblem> keyProblems() {
    return List.of();
  }

  @Override
  public boolean plainKey() {
    return true;
  }

  @Override
  public ValueSerializer<Object> serializer(boolean accumulates, SerializerConfig config) {
    TypeSerializer<?> serializer =
        key.plainKey() ? key.serializer(accumulates, config) : wrapper(config);
    return ValueSerializer.cast(serializer);
  }

  /** Keys never change, neither in facts nor in accumulators. */
  private TypeSerializer<?> wrapper(SerializerConfig config) {
    return new StableKeySerializer(key.serializer(false, config));
  }
}
