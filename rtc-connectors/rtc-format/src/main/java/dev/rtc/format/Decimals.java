package dev.rtc.format;

import dev.rtc.connector.MalformedRecordException;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Bounds numbers of any size, because a short text such as {@code 1e999999999} may be a number that
 * fills the memory as soon as somebody computes with it or prints it.
 */
final class Decimals {

  /** The most characters a number may have. */
  static final int LONGEST = 1000;

  private static final int MOST_DIGITS = 980;
  private static final int MOST_BITS = 3255;
  private static final int LARGEST_SCALE = 10_000;
  private static final int LONGEST_EXPONENT = 6;
  private static final String BOUNDS =
      " of at most " + MOST_DIGITS + " digits and a scale within " + LARGEST_SCALE;

  private Decimals() {}

  static final Plain BIG_DECIMAL =
      new Plain() {
        @Override
        public Object read(String text) throws Unfit {
          requireNumber(text, "a decimal number" + BOUNDS);
          return bounded(new BigDecimal(text));
        }

        @Override
        public String show(Object value) throws MalformedRecordException {
          return Decimals.show((BigDecimal) value);
        }
      };

  static final Plain BIG_INTEGER =
      new Plain() {
        @Override
        public Object read(String text) throws Unfit {
          if (text.length() > LONGEST || !isDigits(text, text.startsWith("-") ? 1 : 0)) {
            throw unfitInteger();
          }
          return bounded(new BigInteger(text));
        }

        @Override
        public String show(Object value) throws MalformedRecordException {
          return Decimals.show((BigInteger) value);
        }
      };

  static BigDecimal bounded(BigDecimal value) throws Unfit {
    if (!isBounded(value)) {
      throw new Unfit("a decimal number" + BOUNDS);
    }
    return value;
  }

  static BigInteger bounded(BigInteger value) throws Unfit {
    if (value.bitLength() > MOST_BITS) {
      throw unfitInteger();
    }
    return value;
  }

  static Unfit unfitInteger() {
    return new Unfit("a whole number of at most " + MOST_DIGITS + " digits");
  }

  private static boolean isBounded(BigDecimal value) {
    return Math.abs((long) value.scale()) <= LARGEST_SCALE && value.precision() <= MOST_DIGITS;
  }

  static String show(BigDecimal value) throws MalformedRecordException {
    if (!isBounded(value)) {
      throw new MalformedRecordException(
          "a decimal number of scale "
              + value.scale()
              + " and precision "
              + value.precision()
              + ", where it may be one"
              + BOUNDS);
    }
    int plainLength =
        value.scale() < 0
            ? value.precision() - value.scale()
            : Math.max(value.precision(), value.scale());
    return plainLength <= MOST_DIGITS ? value.toPlainString() : value.toString();
  }

  static String show(BigInteger value) throws MalformedRecordException {
    if (value.bitLength() > MOST_BITS) {
      throw new MalformedRecordException(
          "a whole number of " + value.bitLength() + " bits, where it may have " + MOST_BITS);
    }
    return value.toString();
  }

  /** Requires what JSON calls a number, but leading zeros may stand. */
  static void requireNumber(String text, String expected) throws Unfit {
    int at = text.startsWith("-") ? 1 : 0;
    int whole = digitsFrom(text, at);
    int end = whole;
    if (end < text.length() && text.charAt(end) == '.') {
      end = digitsFrom(text, end + 1);
      whole = end == whole + 1 ? at : whole;
    }
    if (end < text.length() && (text.charAt(end) | 0x20) == 'e') {
      int digits = end + 1;
      if (digits < text.length() && (text.charAt(digits) == '-' || text.charAt(digits) == '+')) {
        digits++;
      }
      end = digitsFrom(text, digits);
      whole = end == digits || end - digits > LONGEST_EXPONENT ? at : whole;
    }
    if (whole == at || end != text.length() || end > LONGEST) {
      throw new Unfit(expected);
    }
  }

  private static int digitsFrom(String text, int from) {
    int at = from;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isDigits(String text, int from) {
    return from < text.length() && digitsFrom(text, from) == text.length();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
