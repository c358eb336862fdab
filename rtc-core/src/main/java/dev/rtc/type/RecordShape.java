package dev.rtc.type;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Describes a record, with its type arguments if it is generic. */
record RecordShape<T>(Class<T> rawClass, List<DataType<?>> arguments, List<Column> columns)
    implements Shape<T> {

  @Override
  public String name() {
    return rawClass.getSimpleName() + inBrackets(arguments);
  }

  static String inBrackets(List<DataType<?>> arguments) {
    return arguments.isEmpty()
        ? ""
        : arguments.stream().map(DataType::name).collect(Collectors.joining(", ", "<", ">"));
  }

  @Override
  public List<TypeProblem> problems() {
    return inColumns(DataType::relativeProblems);
  }

  @Override
  public List<TypeProblem> keyProblems() {
    return inColumns(DataType::relativeKeyProblems);
  }

  private List<TypeProblem> inColumns(Function<DataType<?>, List<TypeProblem>> problems) {
    return columns.stream()
        .flatMap(
            column ->
                problems.apply(column.type()).stream()
                    .map(problem -> problem.under("." + column.name())))
        .toList();
  }

  @Override
  public ValueSerializer<T> serializer(boolean accumulates, SerializerConfig config) {
    List<RecordField> fields =
        columns.stream().map(column -> new RecordField(column.name(), column.nullable())).toList();
    TypeSerializer<?>[] nested =
        columns.stream()
            .map(column -> column.type().serializer(accumulates, config))
            .toArray(TypeSerializer<?>[]::new);
    return new RecordSerializer<>(rawClass, fields, nested, accumulates);
  }
}
