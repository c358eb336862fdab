package dev.rtc.benchmarks.wordcount;

/**
 * Finds the words of a buffer, 64 bytes at a time and without a branch per byte, and hands them to
 * a {@link WordTable} in batches.
 *
 * <p>The starts and ends of words are the rising and falling edges of a bitmap, which is how
 * simdjson finds the structure of JSON: G. Langdale, D. Lemire, "Parsing Gigabytes of JSON per
 * Second", VLDB Journal 28 (2019).
 */
final class WordScanner {

  /** Says how many bytes a buffer must have after the scanned ones, whatever they hold. */
  static final int PADDING = Long.SIZE + 2 * Long.BYTES;

  private final WordTable table;
  private final int[] starts = new int[WordTable.BATCH + Long.SIZE];
  private final int[] ends = new int[WordTable.BATCH + Long.SIZE];
  private int started;
  private int ended;

  WordScanner(WordTable table) {
    this.table = table;
  }

  /** Counts the words between two positions, neither of which is inside a word. */
  void scan(byte[] bytes, int from, int to) {
    long before = 0;
    for (int at = from; at < to; at += Long.SIZE) {
      long word = Ascii.wordBits(bytes, at);
      if (to - at < Long.SIZE) {
        word &= (1L << (to - at)) - 1;
      }
      long shifted = word << 1 | before;
      before = word >>> (Long.SIZE - 1);
      started = note(word & ~shifted, at, starts, started);
      ended = note(shifted & ~word, at, ends, ended);
      if (ended >= WordTable.BATCH - Long.SIZE) {
        flush(bytes);
      }
    }
    if (before != 0) {
      ends[ended++] = to;
    }
    flush(bytes);
  }

  private static int note(long edges, int at, int[] positions, int count) {
    int next = count;
    for (long rest = edges; rest != 0; rest &= rest - 1) {
      positions[next++] = at + Long.numberOfTrailingZeros(rest);
    }
    return next;
  }

  private void flush(byte[] bytes) {
    table.count(bytes, starts, ends, ended);
    if (started > ended) {
      starts[0] = starts[ended];
    }
    started -= ended;
    ended = 0;
  }
}
