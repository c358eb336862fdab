package dev.rtc.format;

import dev.rtc.connector.MalformedRecordException;

/**
 * Reads and writes floating point numbers: what JSON calls a number, and {@code NaN}, {@code
 * Infinity}, {@code -Infinity}. A number too large for its type is refused instead of becoming
 * infinite.
 */
final class Floating implements Plain {

  static final Floating FLOATS = new Floating(true, true);
  static final Floating DOUBLES = new Floating(false, true);

  private final boolean single;
  private final boolean unbounded;

  private Floating(boolean single, boolean unbounded) {
    this.single = single;
    this.unbounded = unbounded;
  }

  /** Refuses {@code NaN} and the infinities. */
  Floating finite() {
    return new Floating(single, false);
  }

  @Override
  public Object read(String text) throws Unfit {
    if (unbounded && isUnbounded(text)) {
      return single ? (Object) Float.valueOf(text) : (Object) Double.valueOf(text);
    }
    Decimals.requireNumber(text, expected());
    return readNumber(text);
  }

  /**
   * Reads what is known to be a number.
   *
   * @throws Unfit if it is too large
   */
  Object readNumber(String number) throws Unfit {
    if (single) {
      float value = Float.parseFloat(number);
      requireFinite(value);
      return value;
    }
    double value = Double.parseDouble(number);
    requireFinite(value);
    return value;
  }

  private void requireFinite(double value) throws Unfit {
    if (Double.isInfinite(value)) {
      throw new Unfit(expected());
    }
  }

  static boolean isUnbounded(String text) {
    return text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity");
  }

  private String expected() {
    return "a number that fits a " + (single ? "float" : "double");
  }

  @Override
  public String show(Object value) throws MalformedRecordException {
    if (!unbounded && !Double.isFinite(((Number) value).doubleValue())) {
      throw new MalformedRecordException(value + ", which is no finite number");
    }
    return value.toString();
  }
}
