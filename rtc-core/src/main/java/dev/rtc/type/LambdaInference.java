package dev.rtc.type;

import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads types from a lambda, or from the method that a method reference leads to. */
final class LambdaInference {

  private final SerializedLambda lambda;
  private final ClassLoader classes;
  private final Class<?> functionalInterface;
  private final List<DataType<?>> inputs;

  LambdaInference(
      SerializedLambda lambda,
      ClassLoader classes,
      Class<?> functionalInterface,
      List<DataType<?>> inputs) {
    this.lambda = lambda;
    this.classes = classes;
    this.functionalInterface = functionalInterface;
    this.inputs = inputs;
  }

  DataType<?> of(int typeParameter) {
    Class<?> narrower = load(lambda.getFunctionalInterfaceClass());
    if (narrower.getTypeParameters().length == 0) {
      return TypeInference.ofClass(narrower, functionalInterface, typeParameter, inputs);
    }
    TypeVariable<?> wanted = functionalInterface.getTypeParameters()[typeParameter];
    return interfaceMethod()
        .map(
            method -> method.getGenericReturnType() == wanted ? returned() : passed(method, wanted))
        .orElseGet(this::unreadable);
  }

  private Class<?> load(String internalName) {
    MethodType holder = MethodType.fromMethodDescriptorString("()L" + internalName + ";", classes);
    return holder.returnType();
  }

  private Optional<Method> interfaceMethod() {
    return Stream.of(functionalInterface.getMethods())
        .filter(method -> Modifier.isAbstract(method.getModifiers()))
        .filter(method -> method.getName().equals(lambda.getFunctionalInterfaceMethodName()))
        .findFirst();
  }

  private DataType<?> returned() {
    Class<?> type =
        MethodType.fromMethodDescriptorString(lambda.getInstantiatedMethodType(), classes)
            .returnType();
    boolean erased = type.getTypeParameters().length > 0 || TypeInference.isVague(type);
    return erased ? declaredReturn(type) : DataType.of(type);
  }

  private DataType<?> declaredReturn(Class<?> erased) {
    return referencedMethod()
        .<DataType<?>>map(
            method -> TypeInference.describe(method.getGenericReturnType(), variables(method)))
        .orElseGet(() -> lost(erased));
  }

  private static DataType<?> lost(Class<?> erased) {
    return TypeInference.isVague(erased)
        ? TypeInference.vague(erased)
        : TypeInference.lost(
            erased,
            "the generic "
                + erased.getSimpleName()
                + " without its type arguments, which lambdas don't keep");
  }

  /** Finds the wanted type in a parameter such as {@code Collector<T>}. */
  private DataType<?> passed(Method interfaceMethod, TypeVariable<?> wanted) {
    Type[] parameters = interfaceMethod.getGenericParameterTypes();
    for (int i = 0; i < parameters.length; i++) {
      if (parameters[i] instanceof ParameterizedType generic) {
        int position = Arrays.asList(generic.getActualTypeArguments()).indexOf(wanted);
        if (position >= 0) {
          return declaredArgument(i, position);
        }
      }
    }
    return unreadable();
  }

  private DataType<?> declaredArgument(int parameter, int position) {
    Method method = referencedMethod().orElse(null);
    if (method == null) {
      return unreadable();
    }
    int index = parameter - (takesReceiver() ? 1 : 0);
    return method.getGenericParameterTypes()[index] instanceof ParameterizedType generic
        ? TypeInference.describe(
            collected(generic.getActualTypeArguments()[position]), variables(method))
        : unreadable();
  }

  /** Returns what goes into a {@code Collector<? super T>}, which is T only. */
  private static Type collected(Type argument) {
    return argument instanceof WildcardType wildcard && wildcard.getLowerBounds().length == 1
        ? wildcard.getLowerBounds()[0]
        : argument;
  }

  private DataType<?> unreadable() {
    return TypeInference.lost(
        Object.class, "a lambda that collects its results, which doesn't keep their type");
  }

  /**
   * Finds the method of a method reference; a lambda's body is synthetic and has lost its types.
   */
  private Optional<Method> referencedMethod() {
    MethodType signature =
        MethodType.fromMethodDescriptorString(lambda.getImplMethodSignature(), classes);
    return Stream.of(load(lambda.getImplClass()).getDeclaredMethods())
        .filter(method -> !method.isSynthetic())
        .filter(method -> method.getName().equals(lambda.getImplMethodName()))
        .filter(method -> signature.equals(typeOf(method)))
        .findFirst();
  }

  private static MethodType typeOf(Method method) {
    return MethodType.methodType(method.getReturnType(), method.getParameterTypes());
  }

  private boolean takesReceiver() {
    boolean isInstanceMethod = lambda.getImplMethodKind() != MethodHandleInfo.REF_invokeStatic;
    return isInstanceMethod && lambda.getCapturedArgCount() == 0;
  }

  /**
   * Binds the type variables of the method and its class to what the inputs are. The method's own
   * variable may be bound to a whole input: whatever it stands for, the method can make no other
   * value of it.
   */
  private Map<TypeVariable<?>, DataType<?>> variables(Method method) {
    int first = Math.min(takesReceiver() ? 1 : 0, inputs.size());
    List<DataType<?>> passed = inputs.subList(first, inputs.size());
    List<Type> parameters = List.of(method.getGenericParameterTypes());
    Map<TypeVariable<?>, DataType<?>> variables = TypeInference.variables(parameters, passed);
    List<TypeVariable<?>> own = List.of(method.getTypeParameters());
    for (int i = 0; i < Math.min(parameters.size(), passed.size()); i++) {
      if (parameters.get(i) instanceof TypeVariable<?> whole && own.contains(whole)) {
        variables.put(whole, passed.get(i));
      }
    }
    if (first == 1) {
      bindReceiver(method.getDeclaringClass(), inputs.get(0), variables);
    }
    return variables;
  }

  private static void bindReceiver(
      Class<?> declaring, DataType<?> receiver, Map<TypeVariable<?>, DataType<?>> variables) {
    List<Type> passedUp = GenericSupertype.argumentsOf(receiver.rawClass(), declaring);
    Map<TypeVariable<?>, DataType<?>> own =
        TypeReflection.variables(receiver.rawClass(), receiver.arguments());
    for (int i = 0; i < passedUp.size(); i++) {
      DataType<?> argument = new TypeReflection().describe(passedUp.get(i), own);
      variables.put(declaring.getTypeParameters()[i], argument);
    }
  }
}
