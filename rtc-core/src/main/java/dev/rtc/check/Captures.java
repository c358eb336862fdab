package dev.rtc.check;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what keeps a function from being serialized, and names it as the user wrote it. */
final class Captures {

  private Captures() {}

  /** Names the captured thing that cannot be serialized, if there is one. */
  static Optional<String> culprit(Object function) {
    return isSerializable(function) ? Optional.empty() : Optional.of(name(function));
  }

  private static String name(Object function) {
    Optional<SerializedLambda> lambda = lambda(function);
    Stream<String> candidates =
        lambda.isPresent() ? arguments(lambda.get()) : fields(function, function.getClass());
    return candidates.findFirst().orElseGet(() -> function.getClass().getName());
  }

  private static Stream<String> arguments(SerializedLambda lambda) {
    return IntStream.range(0, lambda.getCapturedArgCount())
        .filter(i -> !isSerializable(lambda.getCapturedArg(i)))
        .mapToObj(i -> argument(lambda, i));
  }

  private static String argument(SerializedLambda lambda, int index) {
    String type = lambda.getCapturedArg(index).getClass().getName();
    boolean isThis = type.replace('.', '/').equals(lambda.getCapturingClass()) && index == 0;
    return (isThis ? "`this` (%s)" : "a variable of type %s").formatted(simple(type));
  }

  private static Stream<String> fields(Object owner, Class<?> type) {
    Stream<String> own =
        Arrays.stream(type.getDeclaredFields())
            .filter(field -> !Modifier.isStatic(field.getModifiers()))
            .filter(field -> !Modifier.isTransient(field.getModifiers()))
            .filter(field -> !isSerializable(read(field, owner)))
            .map(Captures::field);
    Class<?> above = type.getSuperclass();
    return above == null ? own : Stream.concat(own, fields(owner, above));
  }

  private static String field(Field field) {
    String type = simple(field.getType().getName());
    if (field.getName().startsWith("this$")) {
      return "`this` (%s)".formatted(type);
    }
    String name = field.getName().startsWith("val$") ? field.getName().substring(4) : field.getName();
    return "`%s` (%s)".formatted(name, type);
  }

  private static @Nullable Object read(Field field, Object owner) {
    try {
      field.setAccessible(true);
      return field.get(owner);
    } catch (InaccessibleObjectException | IllegalAccessException e) {
      return null;
    }
  }

  private static Optional<SerializedLambda> lambda(Object function) {
    try {
      Method replace = function.getClass().getDeclaredMethod("writeReplace");
      replace.setAccessible(true);
      return replace.invoke(function) instanceof SerializedLambda lambda
          ? Optional.of(lambda)
          : Optional.empty();
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      return Optional.empty();
    }
  }

  private static boolean isSerializable(@Nullable Object value) {
    if (value == null) {
      return true;
    }
    if (!(value instanceof Serializable)) {
      return false;
    }
    try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
      out.writeObject(value);
      return true;
    } catch (NotSerializableException e) {
      return false;
    } catch (IOException e) {
      throw new IllegalStateException("cannot try to serialize " + value.getClass().getName(), e);
    }
  }

  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}
