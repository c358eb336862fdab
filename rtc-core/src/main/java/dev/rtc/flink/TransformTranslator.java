package dev.rtc.flink;

import dev.rtc.graph.Port;
import dev.rtc.plan.TransformStep;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.transformations.PhysicalTransformation;

/**
 * Adds DataStream programs and gives each of their operators a uid.
 *
 * <p>DataStream's own {@code join} and {@code coGroup} cannot be given any: here every new
 * transformation without uid gets {@code id/<operator>-n}, where n counts the operators of one name
 * in the order in which the program made them: a change elsewhere in the program renames none.
 */
final class TransformTranslator {

  private static final Comparator<Transformation<?>> BY_ID =
      Comparator.comparingInt(Transformation::getId);

  private TransformTranslator() {}

  static void translate(TransformStep step, Streams streams) {
    DataStream<Object> input = streams.input(step.inputs());
    List<Transformation<?>> registered = streams.environment().getTransformations();
    Set<Transformation<?>> known = new HashSet<>(registered);
    registered.forEach(root -> known.addAll(root.getTransitivePredecessors()));
    known.addAll(input.getTransformation().getTransitivePredecessors());

    DataStream<Object> result = apply(step, input);

    Set<Transformation<?>> made = new LinkedHashSet<>();
    registered.forEach(root -> made.addAll(root.getTransitivePredecessors()));
    made.addAll(result.getTransformation().getTransitivePredecessors());
    made.removeAll(known);
    nameAll(step.uid(), made);
    made.forEach(streams::limitParallelism);
    streams.put(
        Port.records(step.uid()), typed(result, made, Streams.information(step.node().type())));
  }

  @SuppressWarnings("unchecked") // the step states the type of what its program returns
  private static DataStream<Object> apply(TransformStep step, DataStream<Object> input) {
    return (DataStream<Object>) step.node().function().apply(input);
  }

  /** Gives the result the type that the user wrote, unless the program itself has used another. */
  private static <T> DataStream<T> typed(
      DataStream<T> result, Set<Transformation<?>> made, TypeInformation<T> type) {
    if (result instanceof SingleOutputStreamOperator<T> operator
        && made.contains(operator.getTransformation())) {
      try {
        return operator.returns(type);
      } catch (IllegalStateException alreadyUsed) {
        return result;
      }
    }
    return result;
  }

  private static void nameAll(String id, Set<Transformation<?>> made) {
    Map<String, Integer> numbers = new HashMap<>();
    for (Transformation<?> transformation : made.stream().sorted(BY_ID).toList()) {
      boolean unnamed =
          transformation instanceof PhysicalTransformation && transformation.getUid() == null;
      if (unnamed) {
        String operator = wellFormed(transformation.getName());
        int number = numbers.merge(operator, 1, Integer::sum);
        transformation.setUid(id + "/" + operator + "-" + number);
      }
    }
  }

  private static String wellFormed(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }
}
