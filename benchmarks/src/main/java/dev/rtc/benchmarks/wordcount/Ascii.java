package dev.rtc.benchmarks.wordcount;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * States the rule of what a word is, for one byte and for eight at a time.
 *
 * <p>Eight bytes are compared at once inside a long ("SIMD within a register"): H. S. Warren,
 * Hacker's Delight, 2nd edition, section 6-1.
 */
final class Ascii {

  /** Turns upper case into lower case when or-ed to eight word bytes; digits have this bit. */
  static final long LOWER_CASE = 0x2020202020202020L;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EACH = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final long GATHER_HIGH_BITS = 0x0002040810204081L;

  private Ascii() {}

  static boolean isWord(byte b) {
    int lower = b | 0x20;
    return (lower >= 'a' && lower <= 'z') || (b >= '0' && b <= '9');
  }

  /** Returns eight bytes, the first one lowest. */
  static long eightBytes(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  /** Returns a bit for each of 64 bytes, the first one lowest: is it part of a word? */
  static long wordBits(byte[] bytes, int at) {
    long bits = 0;
    for (int i = 0; i < 8; i++) {
      bits |= wordBits(eightBytes(bytes, at + 8 * i)) << (8 * i);
    }
    return bits;
  }

  private static long wordBits(long eight) {
    long seven = eight & ~HIGH;
    long lower = seven | LOWER_CASE;
    long letters = atLeast(lower, 'a') & ~atLeast(lower, 'z' + 1);
    long digits = atLeast(seven, '0') & ~atLeast(seven, '9' + 1);
    return (((letters | digits) & ~eight & HIGH) * GATHER_HIGH_BITS) >>> 56;
  }

  private static long atLeast(long sevenBitBytes, int least) {
    return sevenBitBytes + (0x80 - least) * EACH;
  }
}
