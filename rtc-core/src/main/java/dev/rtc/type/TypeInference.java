package dev.rtc.type;

import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.jspecify.annotations.Nullable;

/**
 * Reads the result type of a user's function from its class file.
 *
 * <p>A lambda or method reference that is serializable tells the types it was compiled for ({@link
 * SerializedLambda#getInstantiatedMethodType()}); a method reference also leads to the method,
 * whose declaration still has type arguments. A class tells its type arguments through its
 * superclasses and interfaces. What erasure has lost is not guessed: the result then carries a
 * {@link TypeProblem.Kind#LOST} problem. That happens where a lambda returns a generic type, where
 * it collects its results instead of returning them, where its branches return different types,
 * where it only throws or returns null, and where a class such as {@code OrElse<X> implements
 * MapFunction<X, X>} may have been made for any supertype of its input.
 */
public final class TypeInference {

  private TypeInference() {}

  /**
   * Returns the type that a function binds to one type parameter of its functional interface.
   *
   * @param function the user's lambda, method reference or object
   * @param functionalInterface the generic interface or base class it is used as
   * @param typeParameter the index of the wanted type parameter of {@code functionalInterface}
   * @param inputs the known types of the type parameters 0, 1, ... in this order; may be fewer
   * @return the type; if it can't be read, one that carries a {@link TypeProblem.Kind#LOST} problem
   */
  @SuppressWarnings("unchecked") // the function was compiled for R
  public static <R> DataType<R> result(
      Object function, Class<?> functionalInterface, int typeParameter, DataType<?>... inputs) {
    return (DataType<R>) infer(function, functionalInterface, typeParameter, List.of(inputs));
  }

  /**
   * Returns the type that values share: their class, or the one sealed interface all of them
   * implement.
   *
   * @param values the values
   * @return the type; if there is none, one that carries a {@link TypeProblem.Kind#LOST} problem
   */
  @SuppressWarnings("unchecked") // what all values are instances of is as good as T
  public static <T> DataType<T> ofValues(Collection<? extends T> values) {
    return (DataType<T>) ValueInference.of(values);
  }

  private static DataType<?> infer(
      Object function, Class<?> functionalInterface, int typeParameter, List<DataType<?>> inputs) {
    if (function instanceof ResultTypeQueryable<?> stated) {
      return DataType.flink(stated.getProducedType());
    }
    SerializedLambda lambda = serialized(function);
    if (lambda != null) {
      ClassLoader classes = function.getClass().getClassLoader();
      return new LambdaInference(lambda, classes, functionalInterface, inputs).of(typeParameter);
    }
    return function.getClass().isHidden()
        ? lost(Object.class, "a lambda that doesn't tell its types")
        : ofClass(function.getClass(), functionalInterface, typeParameter, inputs);
  }

  private static @Nullable SerializedLambda serialized(Object function) {
    try {
      Method writeReplace = function.getClass().getDeclaredMethod("writeReplace");
      writeReplace.setAccessible(true);
      return writeReplace.invoke(function) instanceof SerializedLambda lambda ? lambda : null;
    } catch (ReflectiveOperationException | RuntimeException notSerializable) {
      return null;
    }
  }

  static DataType<?> ofClass(
      Class<?> type, Class<?> functionalInterface, int typeParameter, List<DataType<?>> inputs) {
    List<Type> arguments = GenericSupertype.argumentsOf(type, functionalInterface);
    if (arguments.isEmpty()) {
      return lost(Object.class, type + ", which extends " + functionalInterface + " raw");
    }
    return describe(arguments.get(typeParameter), variables(arguments, inputs));
  }

  /**
   * Binds the variables in declared parameters to what the inputs have at their place. A variable
   * that is a whole parameter stays open: a supertype of the input would fit it just as well.
   */
  static Map<TypeVariable<?>, DataType<?>> variables(
      List<Type> declared, List<DataType<?>> inputs) {
    Map<TypeVariable<?>, DataType<?>> variables = new HashMap<>();
    Map<TypeVariable<?>, DataType<?>> open = new HashMap<>();
    for (int i = 0; i < Math.min(declared.size(), inputs.size()); i++) {
      DataType<?> input = inputs.get(i);
      if (declared.get(i) instanceof TypeVariable<?> whole) {
        open.put(whole, open(whole, input));
      } else {
        bind(declared.get(i), input, variables);
      }
    }
    open.forEach(variables::putIfAbsent);
    return variables;
  }

  private static DataType<?> open(TypeVariable<?> variable, DataType<?> input) {
    return lost(
        Object.class,
        "the type variable " + variable + ", which may be any supertype of the input " + input);
  }

  /** Binds the variables in a declared type to what stands at their place in the actual one. */
  static void bind(Type declared, DataType<?> actual, Map<TypeVariable<?>, DataType<?>> variables) {
    if (declared instanceof TypeVariable<?> variable) {
      variables.putIfAbsent(variable, actual);
    } else if (declared instanceof ParameterizedType generic
        && generic.getRawType() == actual.rawClass()) {
      Type[] arguments = generic.getActualTypeArguments();
      for (int i = 0; i < actual.arguments().size(); i++) {
        bind(arguments[i], actual.arguments().get(i), variables);
      }
    }
  }

  static DataType<?> describe(Type declared, Map<TypeVariable<?>, DataType<?>> variables) {
    if (declared instanceof Class<?> plain && isVague(plain)) {
      return vague(plain);
    }
    if (declared instanceof TypeVariable<?> variable && !variables.containsKey(variable)) {
      return lost(Object.class, "the type variable " + variable + ", which nothing binds here");
    }
    return new TypeReflection().describe(declared, variables);
  }

  static boolean isVague(Class<?> type) {
    return type == Object.class
        || type == Record.class
        || type == Number.class
        || type.isInterface() && !type.isSealed() && type.getTypeParameters().length == 0;
  }

  static DataType<?> vague(Class<?> type) {
    String reason =
        type == Object.class
            ? ", as of a function that only throws or returns null, or returns unrelated types"
            : type == Record.class
                ? ", as of a function that returns one record here and another there"
                : ", which many types implement";
    return lost(type, type.getSimpleName() + reason);
  }

  static DataType<?> lost(Class<?> raw, String found) {
    return TypeRefusal.lost(raw, found, "write the type before the function, as a DataType");
  }
}
