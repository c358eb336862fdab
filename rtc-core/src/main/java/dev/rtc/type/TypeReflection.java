package dev.rtc.type;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Describes types by reflection. An instance serves one description and remembers the way down. */
final class TypeReflection {

  private final Deque<Class<?>> open = new ArrayDeque<>();

  DataType<?> describe(Type type, Map<TypeVariable<?>, DataType<?>> variables) {
    if (type instanceof Class<?> plain) {
      return describe(plain, List.of());
    }
    if (type instanceof ParameterizedType generic) {
      List<DataType<?>> arguments = new ArrayList<>();
      for (Type argument : generic.getActualTypeArguments()) {
        arguments.add(describe(argument, variables));
      }
      return describe((Class<?>) generic.getRawType(), arguments);
    }
    if (type instanceof GenericArrayType array) {
      return DataType.array(describe(array.getGenericComponentType(), variables));
    }
    if (type instanceof WildcardType wildcard) {
      return wildcard.getLowerBounds().length == 0
          ? describe(wildcard.getUpperBounds()[0], variables)
          : TypeRefusal.lowerBounded(wildcard);
    }
    DataType<?> bound = type instanceof TypeVariable<?> variable ? variables.get(variable) : null;
    return bound != null ? bound : TypeRefusal.variable(type);
  }

  DataType<?> describe(Class<?> type, List<DataType<?>> arguments) {
    Scalar<?> scalar = Scalars.ofClass(TypeRefusal.boxed(type));
    if (scalar != null) {
      return new DataType<>(new ScalarShape<>(scalar));
    }
    if (type.isArray()) {
      return DataType.array(describe(type.getComponentType(), List.of()));
    }
    if (type.isEnum() || type.getSuperclass() != null && type.getSuperclass().isEnum()) {
      Class<?> declaring = type.isEnum() ? type : type.getSuperclass();
      return enumeration(declaring);
    }
    if (type.getTypeParameters().length != arguments.size()) {
      return TypeRefusal.raw(type);
    }
    return structured(type, arguments);
  }

  private static <E> DataType<E> enumeration(Class<E> type) {
    return new DataType<>(new EnumShape<>(type));
  }

  private DataType<?> structured(Class<?> type, List<DataType<?>> arguments) {
    if (type == List.class) {
      return DataType.list(arguments.get(0));
    }
    if (type == Set.class) {
      return DataType.set(arguments.get(0));
    }
    if (type == Map.class) {
      return DataType.map(arguments.get(0), arguments.get(1));
    }
    if (type == Optional.class) {
      return DataType.optional(arguments.get(0));
    }
    if (!type.isRecord() && !(type.isSealed() && type.isInterface())) {
      return TypeRefusal.unsupported(type);
    }
    return open.contains(type) ? TypeRefusal.recursive(type) : nested(type, arguments);
  }

  private DataType<?> nested(Class<?> type, List<DataType<?>> arguments) {
    open.push(type);
    try {
      return type.isRecord() ? record(type, arguments) : sealed(type, arguments);
    } finally {
      open.pop();
    }
  }

  private <T> DataType<T> record(Class<T> type, List<DataType<?>> arguments) {
    Map<TypeVariable<?>, DataType<?>> variables = variables(type, arguments);
    List<Column> columns = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      DataType<?> described = describe(component.getGenericType(), variables);
      columns.add(new Column(component, columns.size(), described));
    }
    return new DataType<>(new RecordShape<>(type, List.copyOf(arguments), List.copyOf(columns)));
  }

  static Map<TypeVariable<?>, DataType<?>> variables(Class<?> type, List<DataType<?>> arguments) {
    Map<TypeVariable<?>, DataType<?>> variables = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      variables.put(type.getTypeParameters()[i], arguments.get(i));
    }
    return variables;
  }

  private <T> DataType<T> sealed(Class<T> type, List<DataType<?>> arguments) {
    List<DataType<?>> permitted =
        permitted(type)
            .<DataType<?>>map(each -> describe(each, argumentsOf(each, type, arguments)))
            .toList();
    return new DataType<>(new SealedShape<>(type, List.copyOf(arguments), permitted));
  }

  private static Stream<Class<?>> permitted(Class<?> sealed) {
    return Stream.of(sealed.getPermittedSubclasses())
        .flatMap(each -> each.isSealed() ? permitted(each) : Stream.of(each))
        .distinct();
  }

  /** Finds the arguments of a permitted class that follow from those of its sealed interface. */
  private static List<DataType<?>> argumentsOf(
      Class<?> permitted, Class<?> sealed, List<DataType<?>> arguments) {
    List<Type> passedUp = GenericSupertype.argumentsOf(permitted, sealed);
    List<DataType<?>> found = new ArrayList<>();
    for (TypeVariable<?> parameter : permitted.getTypeParameters()) {
      int position = passedUp.indexOf(parameter);
      if (position >= 0) {
        found.add(arguments.get(position));
      }
    }
    return found;
  }
}
