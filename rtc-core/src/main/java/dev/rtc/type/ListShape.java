package dev.rtc.type;

import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfig;

/** Describes a list. */
record ListShape<E>(DataType<E> element) implements Shape<List<E>> {

  @Override
  public String name() {
    return "List<" + element.name() + ">";
  }

  @Override
  public Class<List<E>> rawClass() {
    return Shape.erased(List.class);
  }

  @Override
  public List<DataType<?>> arguments() {
    return List.of(element);
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
  public ValueSerializer<List<E>> serializer(boolean accumulates, SerializerConfig config) {
    return new ListSerializer<>(element.serializer(accumulates, config), accumulates);
  }
}
