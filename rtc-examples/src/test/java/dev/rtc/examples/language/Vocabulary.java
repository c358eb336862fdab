package dev.rtc.examples.language;

import dev.rtc.type.DataType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads from the classes what there is to say. */
final class Vocabulary {

  private Vocabulary() {}

  /**
   * Returns {@code Flow.map} of each public method, and {@code Flow.window(Window, Late)} where
   * overloads differ in more than the type that may be given second.
   */
  static Set<String> verbs(Class<?>... nouns) {
    return Stream.of(nouns)
        .flatMap(Vocabulary::verbs)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> verbs(Class<?> noun) {
    return methods(noun, method -> !Modifier.isStatic(method.getModifiers()))
        .map(method -> noun.getSimpleName() + "." + method.getName() + told(method));
  }

  private static String told(Method verb) {
    long meanings =
        methods(verb.getDeclaringClass(), other -> other.getName().equals(verb.getName()))
            .map(Vocabulary::parameters)
            .distinct()
            .count();
    return meanings == 1 ? "" : parameters(verb);
  }

  private static String parameters(Method method) {
    return Stream.of(method.getParameterTypes())
        .filter(type -> type != String.class && type != DataType.class)
        .map(Class::getSimpleName)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /**
   * Returns {@code Late.drop} of each factory and each method that makes one value of another,
   * those of nested types under the name of the outer one.
   */
  static Set<String> choices(Class<?>... types) {
    return Stream.of(types)
        .flatMap(Vocabulary::choices)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> choices(Class<?> type) {
    return Stream.concat(Stream.of(type), Stream.of(type.getDeclaredClasses()))
        .filter(one -> Modifier.isPublic(one.getModifiers()))
        .flatMap(one -> methods(one, method -> makesValue(method) && !isComponent(one, method)))
        .map(method -> type.getSimpleName() + "." + method.getName());
  }

  /** Returns the name of each public static method. */
  static Set<String> factories(Class<?>... types) {
    return Stream.of(types)
        .flatMap(type -> Arrays.stream(type.getMethods()))
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .map(Method::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns {@code FileIO.lines} of each public static method. */
  static Set<String> qualifiedFactories(Class<?>... types) {
    return Stream.of(types)
        .flatMap(
            type -> factories(type).stream().map(method -> type.getSimpleName() + "." + method))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Tells whether there is a public class of this name. */
  static boolean isPublic(String name) {
    try {
      return Modifier.isPublic(Class.forName(name).getModifiers());
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static boolean makesValue(Method method) {
    Class<?> made = method.getReturnType();
    return made.getPackageName().startsWith("dev.rtc")
        && !made.isArray()
        && !method.getName().equals("valueOf");
  }

  private static boolean isComponent(Class<?> type, Method method) {
    return type.isRecord()
        && Stream.of(type.getRecordComponents())
            .map(RecordComponent::getName)
            .anyMatch(name -> name.equals(method.getName()) && method.getParameterCount() == 0);
  }

  private static Stream<Method> methods(Class<?> type, Predicate<Method> wanted) {
    return Stream.of(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
        .filter(
            method -> method.getDeclaringClass() == type && !method.getName().equals("toString"))
        .filter(wanted);
  }
}
