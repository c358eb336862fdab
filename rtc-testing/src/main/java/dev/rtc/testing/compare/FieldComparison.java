package dev.rtc.testing.compare;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares two records of Java field by field, those inside them too.
 *
 * @param equal how many fields are equal
 * @param differing those that are not, in their order
 */
public record FieldComparison(int equal, List<Difference> differing) {

  /**
   * Is one field that differs.
   *
   * @param path the names of the fields that lead to it, with dots between
   */
  public record Difference(String path, @Nullable Object expected, @Nullable Object found) {
    @Override
    public String toString() {
      return "%s: expected %s, found %s"
          .formatted(path, Differences.show(expected, found), Differences.show(found, expected));
    }
  }

  /** Compares two records; empty unless both have fields and one class. */
  public static Optional<FieldComparison> of(@Nullable Object expected, @Nullable Object found) {
    if (expected == null || found == null || !sameKind(expected, found)) {
      return Optional.empty();
    }
    Map<String, @Nullable Object> left = new LinkedHashMap<>();
    Map<String, @Nullable Object> right = new LinkedHashMap<>();
    leaves("", expected, left);
    leaves("", found, right);
    return Optional.of(between(left, right));
  }

  private static boolean sameKind(Object expected, Object found) {
    return (expected instanceof Record && expected.getClass() == found.getClass())
        || (expected instanceof Map.Entry && found instanceof Map.Entry);
  }

  private static FieldComparison between(
      Map<String, @Nullable Object> left, Map<String, @Nullable Object> right) {
    Set<String> paths = new LinkedHashSet<>(left.keySet());
    paths.addAll(right.keySet());
    List<Difference> differing = new ArrayList<>();
    for (String path : paths) {
      @Nullable Object expected = left.get(path);
      @Nullable Object found = right.get(path);
      if (!Differences.same(expected, found)) {
        differing.add(new Difference(path, expected, found));
      }
    }
    return new FieldComparison(paths.size() - differing.size(), differing);
  }

  private static void leaves(
      String path, @Nullable Object value, Map<String, @Nullable Object> into) {
    if (value instanceof Map.Entry<?, ?> entry) {
      leaves(path + ".key", entry.getKey(), into);
      leaves(path + ".value", entry.getValue(), into);
    } else if (value instanceof Record record
        && record.getClass().getRecordComponents().length > 0) {
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        leaves(path + "." + component.getName(), read(record, component), into);
      }
    } else {
      into.put(path.isEmpty() ? "record" : path.substring(1), value);
    }
  }

  static @Nullable Object read(Record record, RecordComponent component) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("field %s of %s".formatted(component, record), e);
    }
  }
}
