package dev.rtc.type;

import java.util.List;
import java.util.function.Function;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Describes a sealed interface by the records it permits. */
record SealedShape<T>(Class<T> rawClass, List<DataType<?>> arguments, List<DataType<?>> permitted)
    implements Shape<T> {

  @Override
  public String name() {
    return rawClass.getSimpleName() + RecordShape.inBrackets(arguments);
  }

  @Override
  public List<TypeProblem> problems() {
    return inPermitted(DataType::relativeProblems);
  }

  @Override
  public List<TypeProblem> keyProblems() {
    return inPermitted(DataType::relativeKeyProblems);
  }

  private List<TypeProblem> inPermitted(Function<DataType<?>, List<TypeProblem>> problems) {
    return permitted.stream()
        .flatMap(
            type ->
                problems.apply(type).stream()
                    .map(problem -> problem.under("(" + type.name() + ")")))
        .toList();
  }

  @Override
  public ValueSerializer<T> serializer(boolean accumulates, SerializerConfig config) {
    List<Class<?>> classes = permitted.stream().<Class<?>>map(DataType::rawClass).toList();
    TypeSerializer<?>[] nested =
        permitted.stream()
            .map(type -> type.serializer(accumulates, config))
            .toArray(TypeSerializer<?>[]::new);
    return new SealedSerializer<>(rawClass, classes, nested, accumulates);
  }
}
