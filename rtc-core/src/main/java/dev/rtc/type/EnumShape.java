package dev.rtc.type;

import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfig;

/** Describes an enum. */
record EnumShape<E>(Class<E> rawClass) implements Shape<E> {

  @Override
  public String name() {
    return rawClass.getSimpleName();
  }

  @Override
  public List<TypeProblem> problems() {
    return List.of();
  }

  @Override
  public List<TypeProblem> keyProblems() {
    return List.of();
  }

  @Override
  public ValueSerializer<E> serializer(boolean accumulates, SerializerConfig config) {
    return new EnumSerializer<>(rawClass, EnumSerializer.names(rawClass));
  }
}
