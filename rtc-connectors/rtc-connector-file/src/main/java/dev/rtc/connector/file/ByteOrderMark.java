package dev.rtc.connector.file;

/** Finds the mark that some programs put before UTF-8. */
final class ByteOrderMark {

  private ByteOrderMark() {}

  /** Returns how many bytes of {@code [from, to)} are the mark: 3 or 0. */
  static int length(byte[] bytes, int from, int to) {
    return to - from >= 3
            && bytes[from] == (byte) 0xEF
            && bytes[from + 1] == (byte) 0xBB
            && bytes[from + 2] == (byte) 0xBF
        ? 3
        : 0;
  }
}
