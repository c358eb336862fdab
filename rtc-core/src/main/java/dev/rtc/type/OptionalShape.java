package dev.rtc.type;

import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.serialization.SerializerConfig;

/** Describes a value that may be missing. */
record OptionalShape<E>(DataType<E> value) implements Shape<Optional<E>> {

  @Override
  public String name() {
    return "Optional<" + value.name() + ">";
  }

  @Override
  public Class<Optional<E>> rawClass() {
    return Shape.erased(Optional.class);
  }

  @Override
  public List<DataType<?>> arguments() {
    return List.of(value);
  }

  @Override
  public List<TypeProblem> problems() {
    return value.relativeProblems();
  }

  @Override
  public List<TypeProblem> keyProblems() {
    return value.relativeKeyProblems();
  }

  @Override
  public ValueSerializer<Optional<E>> serializer(boolean accumulates, SerializerConfig config) {
    return new OptionalSerializer<>(value.serializer(accumulates, config), accumulates);
  }
}
