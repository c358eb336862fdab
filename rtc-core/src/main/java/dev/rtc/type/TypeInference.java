package dev.rtc.type;

/** Reads the result type of a user's function from its class file. */
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
  public static <R> DataType<R> result(
      Object function,
      Class<?> functionalInterface,
      int typeParameter,
      DataType<?>... inputs) {
    throw new UnsupportedOperationException("not yet");
  }
}
