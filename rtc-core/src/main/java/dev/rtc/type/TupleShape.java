package dev.rtc.type;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Describes an array that holds a value of its own type at every index. */
record TupleShape(List<DataType<?>> elements) implements Shape<Object[]> {

  @Override
  public String name() {
    return elements.stream().map(DataType::name).collect(Collectors.joining(", ", "(", ")"));
  }

  @Override
  public Class<Object[]> rawClass() {
    return Object[].class;
  }

  @Override
  public List<TypeProblem> problems() {
    List<TypeProblem> problems = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      problems.addAll(elements.get(i).problemsUnder("[" + i + "]"));
    }
    return problems;
  }

  @Override
  public List<TypeProblem> keyProblems() {
    return List.of(UnknownShape.noKey("a tuple", "key by a record"));
  }

  @Override
  public ValueSerializer<Object[]> serializer(boolean accumulates, SerializerConfig config) {
    return new TupleSerializer(
        elements.stream()
            .map(element -> element.serializer(accumulates, config))
            .toArray(TypeSerializer<?>[]::new),
        accumulates);
  }
}
