package dev.rtc.type;

/** Decodes UTF-8 strictly, as Unicode's table 3-7 of well-formed sequences says. */
final class Utf8 {

  static final int MALFORMED = -1;

  private Utf8() {}

  /** Returns the code point that begins at {@code at}, or {@link #MALFORMED}. */
  static int codePointAt(byte[] bytes, int at, int end) {
    int lead = bytes[at];
    if (lead >= 0) {
      return lead;
    }
    int length = lead >= (byte) 0xF0 ? 4 : lead >= (byte) 0xE0 ? 3 : 2;
    if (at + length > end) {
      return MALFORMED;
    }
    int codePoint = lead & (0x7F >> length);
    for (int i = at + 1; i < at + length; i++) {
      if ((bytes[i] & 0xC0) != 0x80) {
        return MALFORMED;
      }
      codePoint = (codePoint << 6) | (bytes[i] & 0x3F);
    }
    return isWellFormed(codePoint, length, lead) ? codePoint : MALFORMED;
  }

  private static boolean isWellFormed(int codePoint, int length, int lead) {
    boolean isLead = lead >= (byte) 0xC0 && lead <= (byte) 0xF4;
    boolean isSurrogate =
        codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    return isLead
        && !isSurrogate
        && codePoint <= Character.MAX_CODE_POINT
        && length == lengthOf(codePoint);
  }

  static int lengthOf(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    return codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
  }
}
