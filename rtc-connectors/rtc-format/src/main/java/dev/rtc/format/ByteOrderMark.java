package dev.rtc.format;

/** Knows the mark that some programs put before UTF-8. */
final class ByteOrderMark {

  private static final int LENGTH = 3;

  private ByteOrderMark() {}

  /** Returns how many bytes of a mark there are at the beginning: 3 or 0. */
  static int lengthIn(byte[] bytes, int offset, int length) {
    boolean marked =
        length >= LENGTH
            && bytes[offset] == (byte) 0xEF
            && bytes[offset + 1] == (byte) 0xBB
            && bytes[offset + 2] == (byte) 0xBF;
    return marked ? LENGTH : 0;
  }
}
