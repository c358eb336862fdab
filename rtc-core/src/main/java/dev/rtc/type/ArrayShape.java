package dev.rtc.type;

import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfig;

/** Describes an array of objects. */
record ArrayShape<E>(DataType<E> element) implements Shape<E[]> {

  @Override
  public String name() {
    return element.name() + "[]";
  }

  @Override
  public Class<E[]> rawClass() {
    return Shape.erased(element.rawClass().arrayType());
  }

  @Override
  public List<TypeProblem> problems() {
    return element.problemsUnder("[]");
  }

  @Override
  public List<TypeProblem> keyProblems() {
    return element.keyProblemsUnder("[]");
  }

  @Override
  public ValueSerializer<E[]> serializer(boolean accumulates, SerializerConfig config) {
    return new ArraySerializer<>(
        element.rawClass(), element.serializer(accumulates, config), accumulates);
  }
}
