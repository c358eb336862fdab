package dev.rtc.connector.file;

import dev.rtc.type.DataType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Adds to a description what the declaration of a record tells beyond it: the arguments of {@code
 * Optional}, {@code List}, {@code Set} and {@code Map}.
 *
 * @param path how it is reached from the record, such as {@code Order.customer}
 * @param type the description
 * @param declared the type as a component declares it; else the class
 */
record KnownType(String path, DataType<?> type, Type declared) {

  static KnownType of(DataType<?> type) {
    return new KnownType(type.name(), type, type.rawClass());
  }

  /** Returns the arguments that need no type variable to be known; none if any does. */
  List<KnownType> arguments() {
    if (!(declared instanceof ParameterizedType generic)) {
      return List.of();
    }
    List<KnownType> arguments =
        Stream.of(generic.getActualTypeArguments())
            .map(argument -> new KnownType(path, DataType.reflect(argument), argument))
            .toList();
    return arguments.stream().allMatch(KnownType::isDescribed) ? arguments : List.of();
  }

  /** Returns the components of a record; of any other type, nothing. */
  List<KnownType> components() {
    RecordComponent[] declarations = type.rawClass().getRecordComponents();
    List<KnownType> components = new ArrayList<>();
    for (int i = 0; i < type.columns().size(); i++) {
      RecordComponent component = declarations[i];
      components.add(
          new KnownType(
              path + "." + component.getName(),
              type.columns().get(i).type(),
              component.getGenericType()));
    }
    return components;
  }

  /** Returns the records of a sealed interface; of any other type, nothing. */
  List<KnownType> alternatives() {
    Class<?>[] permitted = type.rawClass().getPermittedSubclasses();
    return permitted == null || type.rawClass().isEnum()
        ? List.of()
        : Stream.of(permitted)
            .map(each -> new KnownType(each.getSimpleName(), DataType.of(each), each))
            .filter(KnownType::isDescribed)
            .toList();
  }

  boolean isDescribed() {
    return type.problems().isEmpty();
  }
}
