package dev.rtc.connector.generate;

/** Makes records of their numbers. */
record NumberRecipe<T>(ByNumber<T> function) implements Recipe<T> {

  private static final long serialVersionUID = 1L;

  @Override
  public T make(long number) throws Exception {
    return function.make(number);
  }
}
