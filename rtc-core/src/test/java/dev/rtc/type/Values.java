package dev.rtc.type;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.testutils.DeeplyEqualsChecker;
import org.jspecify.annotations.Nullable;

/** Compares, writes and reads values in tests. */
final class Values {

  /** Compares records with arrays in them by content. */
  static final DeeplyEqualsChecker CHECKER =
      new DeeplyEqualsChecker()
          .withCustomCheck((left, right) -> true, (left, right, checker) -> same(left, right));

  private Values() {}

  static boolean same(@Nullable Object left, @Nullable Object right) {
    return text(left).equals(text(right));
  }

  /** Renders a value with the contents of all arrays in it. */
  static String text(@Nullable Object value) {
    if (value instanceof Record row) {
      Class<?> type = row.getClass();
      return type.getName() + text(RecordAccess.of(type, RecordAccess.names(type)).read(row));
    }
    if (value instanceof Object[] array) {
      return Arrays.stream(array).map(Values::text).toList().toString();
    }
    if (value instanceof List<?> list) {
      return text(list.toArray());
    }
    if (value instanceof Set<?> set) {
      return set.stream().map(Values::text).sorted().toList().toString();
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> text(entry.getKey()) + "=" + text(entry.getValue()))
          .sorted()
          .toList()
          .toString();
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(inner -> "[" + text(inner) + "]").orElse("[]");
    }
    if (value instanceof Sample.Pojo pojo) {
      return pojo.number + pojo.word;
    }
    if (value instanceof StableKey key) {
      return key.hashCode() + text(key.value());
    }
    String content = Arrays.deepToString(new @Nullable Object[] {value});
    return (value == null ? "" : value.getClass().getSimpleName()) + content;
  }

  @SuppressWarnings("unchecked") // the tests pass values of the serializer's type
  static byte[] bytes(TypeSerializer<?> serializer, @Nullable Object value) {
    DataOutputSerializer out = new DataOutputSerializer(64);
    try {
      ((TypeSerializer<@Nullable Object>) serializer).serialize(value, out);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return out.getCopyOfBuffer();
  }

  static <T> T read(TypeSerializer<T> serializer, byte[] bytes) {
    try {
      return serializer.deserialize(new DataInputDeserializer(bytes));
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
