package dev.rtc.type;

/**
 * Says why a type has no serializer, or why it can't be a key.
 *
 * @param kind what sort of problem it is
 * @param path where it is, from the outermost type down: {@code Order.lines[].meta}
 * @param found what stands there
 * @param instead what to write instead
 */
public record TypeProblem(Kind kind, String path, String found, String instead) {

  /** Sorts problems by what helps against them. */
  public enum Kind {
    /** The type exists in the source but not in the class file: it must be stated. */
    LOST,
    /** The type is known and can't be used: it must be replaced. */
    UNSUPPORTED
  }

  TypeProblem under(String step) {
    return new TypeProblem(kind, step + path, found, instead);
  }

  /** Returns the problem as one sentence. */
  @Override
  public String toString() {
    return path + ": found " + found + "; " + instead;
  }
}
