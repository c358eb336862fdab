package dev.rtc.check;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what keeps a function from being serialized, and names it as the user wrote it. */
final class Captures {

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private Captures() {}

  /** Says what a function captures that cannot be serialized, or why it cannot be itself. */
  static Optional<String> culprit(Object function) {
    return failure(function)
        .map(
            failure ->
                new Captures()
                    .named(function)
                    .map("captures %s, which is not serializable"::formatted)
                    .orElseGet(() -> "cannot be serialized: " + failure));
  }

  private Optional<String> named(Object function) {
    SerializedLambda lambda = lambda(function);
    return lambda == null
        ? inFields(function).map(Culprit::toString)
        : arguments(lambda).map(argument -> argument(lambda, argument)).findFirst();
  }

  private String argument(SerializedLambda lambda, Object argument) {
    String what =
        (isThis(lambda, argument) ? "`this` (%s)" : "a variable of type %s")
            .formatted(simple(argument.getClass()));
    return inside(argument).map(culprit -> what + ", in it " + culprit).orElse(what);
  }

  private static Stream<Object> arguments(SerializedLambda lambda) {
    return IntStream.range(0, lambda.getCapturedArgCount())
        .mapToObj(lambda::getCapturedArg)
        .filter(argument -> failure(argument).isPresent());
  }

  /** Compares with the enclosing class; a static body has no {@code this}. */
  private static boolean isThis(SerializedLambda lambda, Object argument) {
    return lambda.getImplMethodKind() != MethodHandleInfo.REF_invokeStatic
        && argument == lambda.getCapturedArg(0)
        && Stream.<Class<?>>iterate(argument.getClass(), c -> c != null, Class::getSuperclass)
            .anyMatch(c -> c.getName().replace('.', '/').equals(lambda.getCapturingClass()));
  }

  /** Looks into what says that it is serializable and is not. */
  private Optional<Culprit> inside(Object value) {
    if (!(value instanceof Serializable) || !seen.add(value)) {
      return Optional.empty();
    }
    SerializedLambda lambda = lambda(value);
    return lambda == null
        ? inFields(value)
        : arguments(lambda)
            .map(argument -> inside(argument).orElse(new Culprit("", argument.getClass())))
            .findFirst();
  }

  private Optional<Culprit> inFields(Object owner) {
    return Stream.<Class<?>>iterate(owner.getClass(), c -> c != null, Class::getSuperclass)
        .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
        .filter(field -> !Modifier.isStatic(field.getModifiers()))
        .filter(field -> !Modifier.isTransient(field.getModifiers()))
        .flatMap(field -> inField(field, owner).stream())
        .findFirst();
  }

  private Optional<Culprit> inField(Field field, Object owner) {
    Object value = read(field, owner);
    if (value == null || failure(value).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        inside(value).orElseGet(() -> new Culprit("", value.getClass())).within(name(field)));
  }

  private static String name(Field field) {
    if (field.getName().startsWith("this$")) {
      return "this";
    }
    return field.getName().startsWith("val$") ? field.getName().substring(4) : field.getName();
  }

  private static @Nullable Object read(Field field, Object owner) {
    try {
      field.setAccessible(true);
      return field.get(owner);
    } catch (InaccessibleObjectException | IllegalAccessException e) {
      return null;
    }
  }

  private static @Nullable SerializedLambda lambda(Object function) {
    try {
      Method replace = function.getClass().getDeclaredMethod("writeReplace");
      replace.setAccessible(true);
      return replace.invoke(function) instanceof SerializedLambda lambda ? lambda : null;
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      return null;
    }
  }

  /** Returns how many bytes a function has, serialized; zero if it cannot be. */
  static long size(Object function) {
    CountingStream bytes = new CountingStream();
    return failure(function, bytes).isEmpty() ? bytes.count : 0;
  }

  private static Optional<Exception> failure(@Nullable Object value) {
    return failure(value, OutputStream.nullOutputStream());
  }

  /** Tries to write a value; an object's own {@code writeObject} may fail in any way. */
  private static Optional<Exception> failure(@Nullable Object value, OutputStream bytes) {
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.of(e);
    }
  }

  /** Counts what is written. */
  private static final class CountingStream extends OutputStream {

    private long count;

    @Override
    public void write(int b) {
      count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      count += length;
    }
  }

  private static String simple(Class<?> type) {
    String simple = type.getSimpleName();
    return simple.isEmpty()
        ? type.getName().substring(type.getName().lastIndexOf('.') + 1)
        : simple;
  }

  /** What cannot be serialized, and the fields that lead to it. */
  private record Culprit(String path, Class<?> type) {

    Culprit within(String field) {
      return new Culprit(path.isEmpty() ? field : field + "." + path, type);
    }

    @Override
    public String toString() {
      return (path.isEmpty() ? "a variable of type %2$s" : "`%s` (%s)")
          .formatted(path, simple(type));
    }
  }
}
