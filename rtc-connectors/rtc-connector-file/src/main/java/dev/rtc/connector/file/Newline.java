package dev.rtc.connector.file;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds line feeds eight bytes at a time, by the zero-byte test of Hacker's Delight (2nd edition,
 * 6-1): {@code (x - 01..01) & ~x & 80..80} marks the lowest zero byte of {@code x}.
 */
final class Newline {

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long LINE_FEEDS = ONES * '\n';

  private Newline() {}

  /** Returns the index of the first line feed in {@code [from, to)}, or -1. */
  static int first(byte[] bytes, int from, int to) {
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      long difference = (long) WORD.get(bytes, at) ^ LINE_FEEDS;
      long zeros = (difference - ONES) & ~difference & HIGHS;
      if (zeros != 0) {
        return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
      }
    }
    for (; at < to; at++) {
      if (bytes[at] == '\n') {
        return at;
      }
    }
    return -1;
  }

  /** Counts the line feeds in {@code [from, to)}. */
  static int count(byte[] bytes, int from, int to) {
    int count = 0;
    for (int at = first(bytes, from, to); at >= 0; at = first(bytes, at + 1, to)) {
      count++;
    }
    return count;
  }

  /** Returns the index of the last line feed in {@code [from, to)}, or -1. */
  static int last(byte[] bytes, int from, int to) {
    for (int at = to - 1; at >= from; at--) {
      if (bytes[at] == '\n') {
        return at;
      }
    }
    return -1;
  }
}
