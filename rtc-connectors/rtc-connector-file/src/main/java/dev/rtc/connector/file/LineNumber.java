package dev.rtc.connector.file;

/** Counts the lines of one file, as far as it is read from its beginning. */
final class LineNumber {

  private final boolean known;
  private long last;

  private LineNumber(boolean known, long last) {
    this.known = known;
    this.last = last;
  }

  /** Counts from there on. */
  static LineNumber after(long lines) {
    return new LineNumber(true, lines);
  }

  static LineNumber unknown() {
    return new LineNumber(false, 0);
  }

  /** Counts the further lines of a record that spans several. */
  void skip(long lines) {
    last += known ? lines : 0;
  }

  /** Returns the number of the next line; always zero if it isn't known. */
  long next() {
    return known ? ++last : 0;
  }
}
