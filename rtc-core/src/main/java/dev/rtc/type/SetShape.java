package dev.rtc.type;

import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.serialization.SerializerConfig;

/** Describes a set. */
record SetShape<E>(DataType<E> element) implements Shape<Set<E>> {

  @Override
  public String name() {
    return "Set<" + element.name() + ">";
  }

  @Override
  public Class<Set<E>> rawClass() {
    return Shape.erased(Set.class);
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
    return List.of(
        UnknownShape.noKey(
            name() + ", whose order differs between equal sets", "key by a sorted List"));
  }

  @Override
  public ValueSerializer<Set<E>> serializer(boolean accumulates, SerializerConfig config) {
    return new SetSerializer<>(element.serializer(accumulates, config), accumulates);
  }
}
