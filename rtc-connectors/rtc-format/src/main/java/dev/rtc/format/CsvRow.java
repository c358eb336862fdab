package dev.rtc.format;

import dev.rtc.connector.MalformedRecordException;
import java.util.Arrays;

/**
 * Splits one line into fields as RFC 4180 says, and keeps no more of them than are wanted. Reused
 * for line after line; fields are ranges of the line, or of {@link #unquoted} where quotes were
 * doubled.
 */
final class CsvRow {

  private final byte separator;
  private final byte quote;
  private final boolean trimmed;
  private final int most;

  private byte[] line = {};
  private int begin;
  private byte[] unquoted = {};
  private int unquotedLength;
  private int count;
  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private boolean[] quoted = new boolean[16];
  private boolean[] copied = new boolean[16];

  /**
   * Creates a row.
   *
   * @param most how many fields are kept; the rest are counted
   */
  CsvRow(CsvSyntax syntax, int most) {
    this.separator = (byte) syntax.separator();
    this.quote = (byte) syntax.quote();
    this.trimmed = syntax.trimmed();
    this.most = most;
  }

  /** Returns how many fields the line has. */
  int count() {
    return count;
  }

  /** Returns the bytes that hold a field. */
  byte[] bytes(int field) {
    return copied[field] ? unquoted : line;
  }

  int start(int field) {
    return starts[field];
  }

  int end(int field) {
    return ends[field];
  }

  boolean isQuoted(int field) {
    return quoted[field];
  }

  /**
   * Splits a line.
   *
   * @throws MalformedRecordException if a quote stands where none may
   */
  void split(byte[] bytes, int offset, int length) throws MalformedRecordException {
    line = bytes;
    begin = offset;
    count = 0;
    unquotedLength = 0;
    int end = offset + length;
    int at = field(offset, end);
    while (at < end) {
      at = field(at + 1, end);
    }
  }

  /** Reads the field that begins at {@code from}; returns where its separator or the end is. */
  private int field(int from, int end) throws MalformedRecordException {
    int start = trimmed ? skipBlanks(from, end) : from;
    return start < end && line[start] == quote ? quotedField(start, end) : bareField(start, end);
  }

  private int bareField(int start, int end) throws MalformedRecordException {
    int at = start;
    while (at < end && line[at] != separator) {
      if (line[at] == quote) {
        throw malformed("a quote inside a field without quotes", at);
      }
      at++;
    }
    int last = at;
    while (trimmed && last > start && CsvSyntax.isBlank(line[last - 1])) {
      last--;
    }
    add(start, last, false, false);
    return at;
  }

  private int quotedField(int open, int end) throws MalformedRecordException {
    int close = indexOfQuote(open + 1, end);
    boolean doubled = close + 1 < end && line[close + 1] == quote;
    if (doubled) {
      close = copyWithoutDoubledQuotes(open + 1, close, end);
    } else {
      add(open + 1, close, true, false);
    }
    int next = trimmed ? skipBlanks(close + 1, end) : close + 1;
    if (next < end && line[next] != separator) {
      throw malformed("text after a closing quote", next);
    }
    return next;
  }

  /** Copies a field up to its closing quote and returns where that is. */
  private int copyWithoutDoubledQuotes(int from, int firstQuote, int end)
      throws MalformedRecordException {
    int copyStart = unquotedLength;
    int start = from;
    int close = firstQuote;
    while (close + 1 < end && line[close + 1] == quote) {
      copy(start, close + 1);
      start = close + 2;
      close = indexOfQuote(start, end);
    }
    copy(start, close);
    add(copyStart, unquotedLength, true, true);
    return close;
  }

  private void copy(int from, int to) {
    int length = to - from;
    if (unquoted.length < unquotedLength + length) {
      unquoted = Arrays.copyOf(unquoted, Math.max(line.length, unquotedLength + length));
    }
    System.arraycopy(line, from, unquoted, unquotedLength, length);
    unquotedLength += length;
  }

  private int indexOfQuote(int from, int end) throws MalformedRecordException {
    for (int at = from; at < end; at++) {
      if (line[at] == quote) {
        return at;
      }
    }
    throw malformed("a quoted field that does not end", from);
  }

  private int skipBlanks(int from, int end) {
    int at = from;
    while (at < end && CsvSyntax.isBlank(line[at]) && line[at] != separator) {
      at++;
    }
    return at;
  }

  private void add(int start, int end, boolean isQuoted, boolean isCopied) {
    if (count < most) {
      if (count == starts.length) {
        grow();
      }
      starts[count] = start;
      ends[count] = end;
      quoted[count] = isQuoted;
      copied[count] = isCopied;
    }
    count++;
  }

  private void grow() {
    starts = Arrays.copyOf(starts, 2 * count);
    ends = Arrays.copyOf(ends, 2 * count);
    quoted = Arrays.copyOf(quoted, 2 * count);
    copied = Arrays.copyOf(copied, 2 * count);
  }

  private MalformedRecordException malformed(String found, int at) {
    return new MalformedRecordException(
        "Cannot split the line into fields: found "
            + found
            + ", in field "
            + (count + 1)
            + " at byte "
            + (at - begin));
  }
}
