package dev.rtc.benchmarks.wordcount;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/**
 * Reads the words that start within a range of a file, each of them whole.
 *
 * <p>A word that reaches over the end of a range belongs to the range it starts in, so ranges laid
 * side by side give every word exactly once. The buffer is reused from range to range.
 */
final class WordRange {

  private static final int LOOK_AHEAD = 256;

  private final FileChannel file;
  private final int length;
  private byte[] bytes = new byte[0];
  private long origin;
  private int limit;
  private int from;
  private int to;

  /**
   * Creates a reader of ranges.
   *
   * @param file stays open as long as ranges are read
   * @param length bytes of a range
   */
  WordRange(FileChannel file, int length) {
    this.file = file;
    this.length = length;
  }

  /** Returns the buffer; it reaches at least {@link WordScanner#PADDING} bytes over the end. */
  byte[] bytes() {
    return bytes;
  }

  /** Returns where the first word of the range may start. */
  int from() {
    return from;
  }

  /** Returns where the last word of the range has ended. */
  int to() {
    return to;
  }

  /**
   * Reads the range that starts at a position of the file.
   *
   * @throws IOException if the file cannot be read
   */
  void read(long start) throws IOException {
    int before = start == 0 ? 0 : 1;
    origin = start - before;
    limit = 0;
    fill(before + length + LOOK_AHEAD);
    int end = Math.min(before + length, limit);
    from = wordEnd(before, end);
    to = from < end ? wordEnd(end, Integer.MAX_VALUE) : from;
  }

  /** Returns the first position from {@code at} on that no word reaches over, or the bound. */
  private int wordEnd(int at, int bound) throws IOException {
    int end = at;
    while (end > 0 && end < bound && Ascii.isWord(bytes[end - 1])) {
      if (end == limit && !fill(2 * limit)) {
        return end;
      }
      end++;
    }
    return end;
  }

  /** Reads until the buffer holds so many bytes or the file ends; returns whether any came. */
  private boolean fill(int wanted) throws IOException {
    if (bytes.length < wanted + WordScanner.PADDING) {
      bytes = Arrays.copyOf(bytes, wanted + WordScanner.PADDING);
    }
    int held = limit;
    ByteBuffer free = ByteBuffer.wrap(bytes, held, wanted - held);
    int read = 0;
    while (read >= 0 && free.hasRemaining()) {
      read = file.read(free, origin + free.position());
    }
    limit = free.position();
    return limit > held;
  }
}
