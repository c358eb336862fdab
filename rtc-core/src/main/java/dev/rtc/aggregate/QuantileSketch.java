package dev.rtc.aggregate;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Keeps a sample of numbers that tells their ranks: the KLL sketch.
 *
 * <p>Z. Karnin, K. Lang, E. Liberty, Optimal Quantile Approximation in Streams (2016). An item of
 * level h stands for 2^h numbers. When a level is full it is sorted and every second item moves up;
 * which ones, a coin decides. The levels, each but the lowest sorted, stand one behind the other at
 * the end of one array, the lowest first, so that numbers are added at the front. The lower the
 * level, the smaller its share: the capacities fall from {@code k} by two thirds, to no less than
 * {@value #LEAST_CAPACITY}.
 *
 * <p>The coin is a generator whose state is part of the sketch (G. Marsaglia, Xorshift RNGs, 2003):
 * the same numbers, added and merged in the same order, give the same sketch. In another order they
 * give one that may differ within the error.
 *
 * <p>An instance is a view of an accumulator and lives as long as one call.
 */
final class QuantileSketch {

  private static final int LEAST_CAPACITY = 8;
  private static final double[] SHARES = shares();

  /** Keeps a fraction such as 7 % of 100, a bit more than 7 in binary, from being the 8th. */
  private static final double FORGIVES_ROUNDING = 1 - 1e-15;

  private static final long FIRST_COIN = 0x9E3779B97F4A7C15L;
  private static final int COUNT = 0;
  private static final int COIN = 1;
  private static final int STARTS = 2;
  private static final int LEAST = 0;
  private static final int MOST = 1;

  private final int k;

  /** The count of numbers, the coin, and where each level starts, and after them the end. */
  private long[] header;

  /** The least and the most of all numbers. */
  private final double[] ends;

  private double[] items;

  QuantileSketch(Object[] cells, int k) {
    this.k = k;
    this.header = (long[]) cells[0];
    this.ends = (double[]) cells[1];
    this.items = (double[]) cells[2];
  }

  static Object[] create() {
    double[] none = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    return new Object[] {new long[] {0, FIRST_COIN, 0, 0}, none, new double[0]};
  }

  private static double[] shares() {
    double[] shares = new double[Long.SIZE];
    Arrays.setAll(shares, depth -> Math.pow(2.0 / 3, depth));
    return shares;
  }

  /** Returns the accumulator after changes. */
  Object[] store(Object[] cells) {
    cells[0] = header;
    cells[2] = items;
    return cells;
  }

  boolean isEmpty() {
    return header[COUNT] == 0;
  }

  private int levels() {
    return header.length - STARTS - 1;
  }

  private int start(int level) {
    return (int) header[STARTS + level];
  }

  private int size(int level) {
    return start(level + 1) - start(level);
  }

  private int capacity(int level) {
    double share = SHARES[levels() - 1 - level];
    return Math.max(LEAST_CAPACITY, (int) Math.ceil(k * share));
  }

  private int capacity() {
    int sum = 0;
    for (int level = 0; level < levels(); level++) {
      sum += capacity(level);
    }
    return sum;
  }

  void add(double number) {
    if (start(0) == 0) {
      makeRoom();
    }
    header[STARTS]--;
    items[start(0)] = number;
    header[COUNT]++;
    ends[LEAST] = Math.min(ends[LEAST], number);
    ends[MOST] = Math.max(ends[MOST], number);
  }

  private void makeRoom() {
    int capacity = capacity();
    if (items.length < capacity) {
      grow(Math.min(capacity, Math.max(LEAST_CAPACITY, items.length * 2)));
    } else {
      compact(firstFull());
    }
  }

  /** Lengthens the array at its front. */
  private void grow(int length) {
    int by = length - items.length;
    double[] longer = new double[length];
    System.arraycopy(items, start(0), longer, start(0) + by, items.length - start(0));
    items = longer;
    moveStarts(levels(), by);
  }

  private void moveStarts(int last, int by) {
    for (int level = 0; level <= last; level++) {
      header[STARTS + level] += by;
    }
  }

  /** Finds the lowest full level; there is one where all levels together have no room. */
  private int firstFull() {
    int level = 0;
    while (size(level) < capacity(level)) {
      level++;
    }
    return level;
  }

  /** Moves every second item of a level up; of an odd number the first stays. */
  private void compact(int level) {
    if (level == levels() - 1) {
      header = Arrays.copyOf(header, header.length + 1);
      header[header.length - 1] = items.length;
    }
    int from = start(level);
    int to = start(level + 1);
    if (level == 0) {
      Arrays.sort(items, from, to);
    }
    int odd = (to - from) & 1;
    double[] up = new double[(to - from) / 2];
    for (int i = 0, at = from + odd + flip(); i < up.length; i++, at += 2) {
      up[i] = items[at];
    }
    int freed = to - from - odd;
    System.arraycopy(items, start(0), items, start(0) + freed, from + odd - start(0));
    moveStarts(level, freed);
    insert(up, level + 1);
  }

  private int flip() {
    long coin = header[COIN];
    coin ^= coin << 13;
    coin ^= coin >>> 7;
    coin ^= coin << 17;
    header[COIN] = coin;
    return (int) (coin >>> 63);
  }

  /** Merges sorted items into a level, for which the lower levels move to the front. */
  private void insert(double[] sorted, int level) {
    if (start(0) < sorted.length) {
      grow(items.length + sorted.length - start(0));
    }
    int end = start(level + 1);
    System.arraycopy(items, start(0), items, start(0) - sorted.length, end - start(0));
    moveStarts(level, -sorted.length);
    int held = end - sorted.length - 1;
    int to = end - 1;
    for (int other = sorted.length - 1; other >= 0; to--) {
      boolean takesHeld = held >= start(level) && items[held] > sorted[other];
      items[to] = takesHeld ? items[held--] : sorted[other--];
    }
  }

  void merge(QuantileSketch other) {
    for (int level = 0; level < other.levels(); level++) {
      if (level == levels()) {
        header = Arrays.copyOf(header, header.length + 1);
        header[header.length - 1] = items.length;
      }
      insert(Arrays.copyOfRange(other.items, other.start(level), other.start(level + 1)), level);
    }
    header[COUNT] += other.header[COUNT];
    header[COIN] = toss(header[COIN], other.header[COIN]);
    ends[LEAST] = Math.min(ends[LEAST], other.ends[LEAST]);
    ends[MOST] = Math.max(ends[MOST], other.ends[MOST]);
    while (items.length - start(0) > capacity()) {
      compact(firstFull());
    }
    trim();
  }

  /** A generator that is zero would stay zero. */
  private static long toss(long left, long right) {
    long both = left ^ Long.rotateLeft(right, 1);
    return both == 0 ? FIRST_COIN : both;
  }

  /** Gives back the room that merging took. */
  private void trim() {
    int most = Math.max(items.length - start(0), capacity());
    if (items.length > most) {
      int by = items.length - most;
      items = Arrays.copyOfRange(items, by, items.length);
      moveStarts(levels(), -by);
    }
  }

  /** Returns the numbers at the ranks that the fractions tell; NaN if there are none. */
  List<Double> quantiles(List<Double> fractions) {
    if (isEmpty()) {
      return Collections.nCopies(fractions.size(), Double.NaN);
    }
    WeightedNumbers sample = sample();
    return fractions.stream().map(fraction -> quantile(fraction, sample)).toList();
  }

  private double quantile(double fraction, WeightedNumbers sample) {
    double count = header[COUNT];
    double rank = Math.ceil(fraction * count * FORGIVES_ROUNDING);
    if (rank <= 1) {
      return ends[LEAST];
    }
    return rank >= count ? ends[MOST] : sample.at((long) rank);
  }

  private WeightedNumbers sample() {
    double[] lowest = Arrays.copyOfRange(items, start(0), start(1));
    Arrays.sort(lowest);
    WeightedNumbers sample = WeightedNumbers.of(lowest, 1);
    for (int level = 1; level < levels(); level++) {
      double[] next = Arrays.copyOfRange(items, start(level), start(level + 1));
      sample = sample.merge(WeightedNumbers.of(next, 1L << level));
    }
    return sample;
  }
}
