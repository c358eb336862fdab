package dev.rtc.type;

import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.Map;

/** Words what is wrong with a class and what to write instead. */
final class TypeRefusal {

  private TypeRefusal() {}

  static Class<?> boxed(Class<?> type) {
    return MethodType.methodType(type).wrap().returnType();
  }

  static DataType<?> lost(Class<?> raw, String found, String instead) {
    return new DataType<>(new UnknownShape<>(raw, UnknownShape.lost(found, instead)));
  }

  static DataType<?> unsupported(Class<?> raw, String found, String instead) {
    return new DataType<>(new UnknownShape<>(raw, UnknownShape.unsupported(found, instead)));
  }

  static DataType<?> variable(Type variable) {
    return lost(
        Object.class,
        "the type variable " + variable.getTypeName() + ", which nothing binds here",
        "state the type with a DataType");
  }

  static DataType<?> lowerBounded(WildcardType wildcard) {
    return lost(
        Object.class,
        "the wildcard " + wildcard.getTypeName() + ", behind which any supertype may stand",
        "state the type with a DataType");
  }

  static DataType<?> raw(Class<?> type) {
    return lost(
        type,
        "the generic " + type.getSimpleName() + " without its type arguments",
        "state them, as in " + exampleOf(type));
  }

  private static String exampleOf(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "List" -> "DataType.list(DataType.STRING)";
      case "Set" -> "DataType.set(DataType.STRING)";
      case "Map" -> "DataType.map(DataType.STRING, DataType.LONG)";
      case "Optional" -> "DataType.optional(DataType.STRING)";
      case "Keyed" -> "DataType.keyed(DataType.STRING, DataType.LONG)";
      case "Windowed" -> "DataType.windowed(DataType.STRING, DataType.LONG)";
      case "Change" -> "DataType.change(DataType.STRING, DataType.LONG)";
      default -> "a record component of type " + type.getSimpleName() + "<...>";
    };
  }

  static DataType<?> recursive(Class<?> type) {
    return unsupported(
        type,
        type.getSimpleName() + " inside itself",
        "refer to the inner one by its id; a type that contains itself has no end");
  }

  static DataType<?> unsupported(Class<?> type) {
    String found = kindOf(type) + " " + type.getName();
    return unsupported(type, found, replacementOf(type));
  }

  private static String kindOf(Class<?> type) {
    return type.isInterface() ? "the interface" : "the class";
  }

  private static String replacementOf(Class<?> type) {
    if (Map.class.isAssignableFrom(type)) {
      return "declare it as Map";
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "declare it as List or Set";
    }
    return switch (type.getName()) {
      case "java.util.Date", "java.sql.Timestamp", "java.util.Calendar" -> "use java.time.Instant";
      case "java.sql.Date" -> "use java.time.LocalDate";
      case "java.sql.Time" -> "use java.time.LocalTime";
      case "java.lang.Object", "java.lang.Record", "java.lang.Number", "java.io.Serializable" ->
          "use the exact type, or a sealed interface of records";
      default ->
          type.isInterface()
              ? "make it sealed and permit records only, or use the exact type"
              : "use a record, or admit the class with DataType.flink(TypeInformation)";
    };
  }
}
