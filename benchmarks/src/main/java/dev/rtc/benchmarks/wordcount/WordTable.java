package dev.rtc.benchmarks.wordcount;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Counts lower-cased words of up to 16 bytes in an open-addressing table, longer ones in a {@link
 * HashMap}.
 *
 * <p>A slot holds the word itself, as two longs padded with zeros, and its count: one cache line.
 * Words come in batches, and the slots of a whole batch are touched before the first is counted, so
 * that the processor waits for many cache misses at a time instead of for each alone: S. Chen, A.
 * Ailamaki, P. Gibbons, T. Mowry, "Improving Hash Join Performance through Prefetching", ICDE 2004
 * (group prefetching).
 */
final class WordTable {

  /** Says how many words {@link #count} takes at most. */
  static final int BATCH = 512;

  private static final int INLINE_BYTES = 2 * Long.BYTES;
  private static final int STRIDE = 4;
  private static final int HIGH = 1;
  private static final int COUNT = 2;
  private static final int FEWEST_SLOTS = 1 << 10;
  private static final int MOST_INITIAL_SLOTS = 1 << 20;
  private static final long MIX_1 = 0x9E3779B97F4A7C15L;
  private static final long MIX_2 = 0xD6E8FEB86659FD93L;
  private static final long[] LOW_MASK = new long[INLINE_BYTES + 1];
  private static final long[] HIGH_MASK = new long[INLINE_BYTES + 1];

  static {
    for (int length = 1; length <= INLINE_BYTES; length++) {
      LOW_MASK[length] = -1L >>> (Long.SIZE - 8 * Math.min(length, Long.BYTES));
      HIGH_MASK[length] =
          length <= Long.BYTES ? 0 : -1L >>> (Long.SIZE - 8 * (length - Long.BYTES));
    }
  }

  private final Map<String, long[]> longWords = new HashMap<>();
  private final long[] lows = new long[BATCH];
  private final long[] highs = new long[BATCH];
  private final int[] slots = new int[BATCH];
  private final long[] found = new long[BATCH];
  private long[] table;
  private int size;

  /**
   * Creates an empty table that grows as needed.
   *
   * @param expected about how many distinct words to make room for at once
   */
  WordTable(long expected) {
    long slots = Math.max(FEWEST_SLOTS, Math.min(2 * expected, MOST_INITIAL_SLOTS));
    table = new long[STRIDE * (int) Long.highestOneBit(slots)];
  }

  /**
   * Counts a batch of words.
   *
   * @param text holds the words, in any case, and 16 more bytes after the last one
   * @param starts where each word starts
   * @param ends where each word ends, exclusive
   * @param words how many words there are, at most {@link #BATCH}
   */
  void count(byte[] text, int[] starts, int[] ends, int words) {
    growFor(words);
    int inline = 0;
    for (int i = 0; i < words; i++) {
      int start = starts[i];
      int length = ends[i] - start;
      if (length > INLINE_BYTES) {
        countLong(new String(text, start, length, StandardCharsets.US_ASCII), 1);
      } else {
        lows[inline] = (Ascii.eightBytes(text, start) | Ascii.LOWER_CASE) & LOW_MASK[length];
        highs[inline++] =
            (Ascii.eightBytes(text, start + Long.BYTES) | Ascii.LOWER_CASE) & HIGH_MASK[length];
      }
    }
    touch(inline);
    for (int i = 0; i < inline; i++) {
      if (found[i] == lows[i] && table[slots[i] + HIGH] == highs[i]) {
        table[slots[i] + COUNT]++;
      } else {
        add(slots[i], lows[i], highs[i], 1);
      }
    }
  }

  /** Adds the counts of another table, which stays as it is. */
  void addAll(WordTable other) {
    long[] from = other.table;
    for (int slot = 0; slot < from.length; slot += STRIDE) {
      if (from[slot] != 0) {
        growFor(1);
        long low = from[slot];
        long high = from[slot + HIGH];
        add(slotOf(low, high), low, high, from[slot + COUNT]);
      }
    }
    other.longWords.forEach((word, count) -> countLong(word, count[0]));
  }

  Answer answer() {
    Tally tally = new Tally();
    byte[] word = new byte[INLINE_BYTES];
    for (int slot = 0; slot < table.length; slot += STRIDE) {
      if (table[slot] != 0) {
        int length = unpack(table[slot], table[slot + HIGH], word);
        tally.count(WordHash.of(word, 0, length), table[slot + COUNT]);
      }
    }
    longWords.forEach((each, count) -> tally.count(WordHash.of(each), count[0]));
    return tally.answer();
  }

  private void countLong(String word, long count) {
    longWords.computeIfAbsent(word.toLowerCase(Locale.ROOT), absent -> new long[1])[0] += count;
  }

  private void touch(int words) {
    for (int i = 0; i < words; i++) {
      int slot = slotOf(lows[i], highs[i]);
      slots[i] = slot;
      found[i] = table[slot];
    }
  }

  private void add(int firstSlot, long low, long high, long count) {
    int slot = firstSlot;
    while (table[slot] != low || table[slot + HIGH] != high) {
      if (table[slot] == 0) {
        table[slot] = low;
        table[slot + HIGH] = high;
        size++;
        break;
      }
      slot = (slot + STRIDE) & (table.length - 1);
    }
    table[slot + COUNT] += count;
  }

  private int slotOf(long low, long high) {
    long hash = (low ^ Long.rotateLeft(high * MIX_1, 32)) * MIX_2;
    return (int) (hash ^ hash >>> 32) * STRIDE & (table.length - 1);
  }

  private void growFor(int words) {
    if (2L * (size + words) * STRIDE <= table.length) {
      return;
    }
    long[] smaller = table;
    table = new long[2 * smaller.length];
    size = 0;
    for (int slot = 0; slot < smaller.length; slot += STRIDE) {
      if (smaller[slot] != 0) {
        long low = smaller[slot];
        long high = smaller[slot + HIGH];
        add(slotOf(low, high), low, high, smaller[slot + COUNT]);
      }
    }
  }

  private static int unpack(long low, long high, byte[] word) {
    int length = 0;
    for (long rest = low; rest != 0; rest >>>= 8) {
      word[length++] = (byte) rest;
    }
    for (long rest = high; rest != 0; rest >>>= 8) {
      word[length++] = (byte) rest;
    }
    return length;
  }
}
