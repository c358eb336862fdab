package dev.rtc.benchmarks.wordcount;

import java.util.SplittableRandom;

/**
 * Draws ranks whose probability is inversely proportional to the rank: Zipf's law with exponent 1.
 *
 * <p>A draw costs one random number and one memory access: the alias method, A. J. Walker 1974, in
 * the form of M. D. Vose, "A Linear Algorithm For Generating Random Numbers With a Given
 * Distribution", IEEE TSE 17 (1991). A cell is the threshold, as a 32-bit fraction, above the
 * alias.
 */
final class Zipf {

  private static final long LOW_32_BITS = 0xffff_ffffL;

  private final long[] cells;

  /** Prepares draws from {@code 0 .. ranks - 1}. */
  Zipf(int ranks) {
    cells = new long[ranks];
    double[] share = shares(ranks);
    int[] queue = new int[ranks];
    int small = 0;
    int large = ranks;
    for (int rank = 0; rank < ranks; rank++) {
      queue[share[rank] < 1 ? small++ : --large] = rank;
    }
    while (small > 0 && large < ranks) {
      int poor = queue[--small];
      int rich = queue[large];
      cells[poor] = cell(share[poor], rich);
      share[rich] -= 1 - share[poor];
      if (share[rich] < 1) {
        large++;
        queue[small++] = rich;
      }
    }
    while (small > 0) {
      int left = queue[--small];
      cells[left] = cell(1, left);
    }
    for (; large < ranks; large++) {
      cells[queue[large]] = cell(1, queue[large]);
    }
  }

  /** Draws a rank; 0 is the most frequent one. */
  int draw(SplittableRandom random) {
    long bits = random.nextLong();
    int index = (int) (((bits >>> 32) * cells.length) >>> 32);
    long cell = cells[index];
    return (bits & LOW_32_BITS) < cell >>> 32 ? index : (int) (cell & LOW_32_BITS);
  }

  private static double[] shares(int ranks) {
    double harmonic = 0;
    for (int rank = ranks; rank >= 1; rank--) {
      harmonic += 1.0 / rank;
    }
    double[] share = new double[ranks];
    for (int rank = 0; rank < ranks; rank++) {
      share[rank] = ranks / (harmonic * (rank + 1));
    }
    return share;
  }

  private static long cell(double threshold, int alias) {
    return Math.min((long) (threshold * (1L << 32)), LOW_32_BITS) << 32 | alias;
  }
}
