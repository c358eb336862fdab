package dev.rtc.type;

import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfig;

/** Describes a type that can't be used, and why. */
record UnknownShape<T>(Class<T> rawClass, TypeProblem problem) implements Shape<T> {

  static TypeProblem lost(String found, String instead) {
    return new TypeProblem(TypeProblem.Kind.LOST, "", found, instead);
  }

  static TypeProblem unsupported(String found, String instead) {
    return new TypeProblem(TypeProblem.Kind.UNSUPPORTED, "", found, instead);
  }

  static TypeProblem noKey(String found, String instead) {
    return unsupported(found, instead);
  }

  @Override
  public String name() {
    return rawClass.getSimpleName();
  }

  @Override
  public List<TypeProblem> problems() {
    return List.of(problem);
  }

  @Override
  public List<TypeProblem> keyProblems() {
    return List.of();
  }

  @Override
  public ValueSerializer<T> serializer(boolean accumulates, SerializerConfig config) {
    throw new IllegalStateException(problem.toString());
  }
}
