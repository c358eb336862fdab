package dev.rtc.type;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the arguments that a class passes up to one of its generic superclasses or interfaces. */
final class GenericSupertype {

  private GenericSupertype() {}

  /**
   * Returns the arguments of {@code ancestor} in terms of the variables of {@code type}; nothing if
   * it is no ancestor, or extended raw.
   */
  static List<Type> argumentsOf(Class<?> type, Class<?> ancestor) {
    if (type == ancestor) {
      return List.of(type.getTypeParameters());
    }
    return parents(type)
        .map(parent -> throughParent(parent, ancestor))
        .filter(arguments -> !arguments.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static Stream<Type> parents(Class<?> type) {
    return Stream.concat(
        Stream.ofNullable(type.getGenericSuperclass()), Arrays.stream(type.getGenericInterfaces()));
  }

  private static List<Type> throughParent(Type parent, Class<?> ancestor) {
    if (parent instanceof ParameterizedType generic) {
      Class<?> raw = (Class<?>) generic.getRawType();
      Map<Type, Type> passed = new HashMap<>();
      for (int i = 0; i < raw.getTypeParameters().length; i++) {
        passed.put(raw.getTypeParameters()[i], generic.getActualTypeArguments()[i]);
      }
      return argumentsOf(raw, ancestor).stream().map(type -> substitute(type, passed)).toList();
    }
    Class<?> plain = (Class<?>) parent;
    boolean isRaw = plain.getTypeParameters().length > 0;
    return isRaw ? List.of() : argumentsOf(plain, ancestor);
  }

  private static Type substitute(Type type, Map<Type, Type> passed) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments =
          Arrays.stream(generic.getActualTypeArguments())
              .map(argument -> substitute(argument, passed))
              .toArray(Type[]::new);
      return new Substituted((Class<?>) generic.getRawType(), List.of(arguments));
    }
    return passed.getOrDefault(type, type);
  }

  /** A parameterised type whose variables were replaced. */
  private record Substituted(Class<?> raw, List<Type> arguments) implements ParameterizedType {

    @Override
    public Type[] getActualTypeArguments() {
      return arguments.toArray(Type[]::new);
    }

    @Override
    public Type getRawType() {
      return raw;
    }

    @Override
    public @Nullable Type getOwnerType() {
      return raw.getDeclaringClass();
    }
  }
}
