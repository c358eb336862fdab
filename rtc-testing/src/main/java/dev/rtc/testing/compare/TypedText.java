package dev.rtc.testing.compare;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.api.java.tuple.Tuple;
import org.jspecify.annotations.Nullable;

/** Writes a value with the classes of what is in it, for values that differ and look alike. */
final class TypedText {

  private TypedText() {}

  static String of(@Nullable Object value) {
    if (value == null) {
      return "null";
    } else if (value instanceof Content content) {
      return of(content.value());
    } else if (value instanceof Map.Entry<?, ?> entry) {
      return of(entry.getKey()) + "=" + of(entry.getValue());
    } else if (value instanceof List<?> list) {
      return joined("[", list.stream().map(TypedText::of), "]");
    } else if (value instanceof Map<?, ?> map) {
      return joined("{", map.entrySet().stream().map(TypedText::of), "}");
    } else if (value instanceof Tuple tuple) {
      return joined("(", IntStream.range(0, tuple.getArity()).mapToObj(i -> of(tuple, i)), ")");
    }
    return value instanceof Record record ? ofFields(record) : ofClass(value);
  }

  private static String of(Tuple tuple, int field) {
    return of((@Nullable Object) tuple.getField(field));
  }

  private static String ofFields(Record record) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Stream<String> fields =
        Arrays.stream(components)
            .map(each -> each.getName() + "=" + of(FieldComparison.read(record, each)));
    return joined(record.getClass().getSimpleName() + "[", fields, "]");
  }

  private static String ofClass(Object value) {
    String simple = value.getClass().getSimpleName();
    return (simple.isEmpty() ? value.getClass().getName() : simple) + " " + Differences.show(value);
  }

  private static String joined(String open, Stream<String> parts, String close) {
    return parts.collect(Collectors.joining(", ", open, close));
  }
}
