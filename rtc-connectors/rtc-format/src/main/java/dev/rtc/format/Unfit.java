package dev.rtc.format;

/** Says what belongs where something else was found; the one who knows the place words it. */
final class Unfit extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception, without a stack since it always is turned into another.
   *
   * @param expected what belongs there, such as {@code true or false}
   */
  Unfit(String expected) {
    super(expected, null, false, false);
  }

  /** Returns what belongs there. */
  String expected() {
    return String.valueOf(getMessage());
  }
}
