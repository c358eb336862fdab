package dev.rtc.type;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the type that values share from their classes. */
final class ValueInference {

  private static final String INSTEAD = "write the type before the values, as a DataType";

  private ValueInference() {}

  static DataType<?> of(Collection<?> values) {
    Set<Class<?>> classes = new LinkedHashSet<>();
    values.forEach(value -> classes.add(classOf(value)));
    return switch (classes.size()) {
      case 0 -> lost("no value to read it from");
      case 1 -> ofClass(classes.iterator().next());
      default -> ofSealed(classes);
    };
  }

  /** Returns the class a value was declared with; a constant of an enum may have its own. */
  private static Class<?> classOf(Object value) {
    return value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
  }

  private static DataType<?> ofClass(Class<?> type) {
    return type.getTypeParameters().length == 0
        ? DataType.of(type)
        : lost("values of the generic %s don't keep its type arguments".formatted(name(type)));
  }

  private static DataType<?> ofSealed(Set<Class<?>> classes) {
    Set<Class<?>> shared = new LinkedHashSet<>(sealedAbove(classes.iterator().next()));
    classes.forEach(type -> shared.retainAll(sealedAbove(type)));
    List<Class<?>> nearest =
        shared.stream()
            .filter(type -> shared.stream().noneMatch(other -> isBelow(other, type)))
            .toList();
    return nearest.size() == 1 ? ofClass(nearest.get(0)) : lost(apart(classes));
  }

  private static boolean isBelow(Class<?> type, Class<?> above) {
    return type != above && above.isAssignableFrom(type);
  }

  private static String apart(Set<Class<?>> classes) {
    return classes.stream().map(ValueInference::name).sorted().collect(Collectors.joining(", "))
        + " share no one sealed interface";
  }

  private static Set<Class<?>> sealedAbove(Class<?> type) {
    Set<Class<?>> found = new LinkedHashSet<>();
    collect(type, found);
    return found;
  }

  private static void collect(Class<?> type, Set<Class<?>> found) {
    for (Class<?> above : type.getInterfaces()) {
      if (above.isSealed() && DataType.of(above).problems().isEmpty()) {
        found.add(above);
      }
      collect(above, found);
    }
  }

  private static DataType<?> lost(String found) {
    return TypeRefusal.lost(Object.class, found, INSTEAD);
  }

  private static String name(Class<?> type) {
    return type.getSimpleName();
  }
}
