package dev.rtc.benchmarks.wordcount;

/**
 * Hashes the bytes of a word to 64 bits.
 *
 * <p>The algorithm is FNV-1a: G. Fowler, L. C. Noll, K.-P. Vo, D. Eastlake, "The FNV
 * Non-Cryptographic Hash Algorithm", Internet-Draft draft-eastlake-fnv.
 */
final class WordHash {

  private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private WordHash() {}

  /** Hashes an ASCII word. */
  static long of(CharSequence word) {
    long hash = OFFSET_BASIS;
    for (int i = 0; i < word.length(); i++) {
      hash = (hash ^ word.charAt(i)) * PRIME;
    }
    return hash;
  }

  /** Hashes the bytes of a word from {@code from} (inclusive) to {@code to} (exclusive). */
  static long of(byte[] bytes, int from, int to) {
    long hash = OFFSET_BASIS;
    for (int i = from; i < to; i++) {
      hash = (hash ^ (bytes[i] & 0xff)) * PRIME;
    }
    return hash;
  }
}
