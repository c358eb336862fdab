package dev.rtc.type;

import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfig;

/** Describes a type without parts. */
record ScalarShape<T>(Scalar<T> scalar) implements Shape<T> {

  @Override
  public String name() {
    return scalar.name();
  }

  @Override
  public Class<T> rawClass() {
    return scalar.type;
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
  public boolean plainKey() {
    return scalar.plainKey();
  }

  @Override
  public ValueSerializer<T> serializer(boolean accumulates, SerializerConfig config) {
    return new ScalarSerializer<>(scalar, accumulates);
  }
}
