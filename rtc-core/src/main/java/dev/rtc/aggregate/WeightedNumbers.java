package dev.rtc.aggregate;

import java.util.Arrays;

/** Holds numbers in their order and for each how many numbers there are up to it. */
final class WeightedNumbers {

  private final double[] numbers;
  private final long[] ranks;

  private WeightedNumbers(double[] numbers, long[] ranks) {
    this.numbers = numbers;
    this.ranks = ranks;
  }

  /** Takes sorted numbers of one weight. */
  static WeightedNumbers of(double[] sorted, long weight) {
    long[] ranks = new long[sorted.length];
    Arrays.setAll(ranks, i -> (i + 1) * weight);
    return new WeightedNumbers(sorted, ranks);
  }

  WeightedNumbers merge(WeightedNumbers other) {
    int length = numbers.length + other.numbers.length;
    WeightedNumbers merged = new WeightedNumbers(new double[length], new long[length]);
    int own = 0;
    int others = 0;
    for (int i = 0; i < length; i++) {
      boolean takesOwn =
          others == other.numbers.length
              || own < numbers.length && numbers[own] <= other.numbers[others];
      merged.numbers[i] = takesOwn ? numbers[own++] : other.numbers[others++];
      merged.ranks[i] = rankBehind(own) + other.rankBehind(others);
    }
    return merged;
  }

  private long rankBehind(int taken) {
    return taken == 0 ? 0 : ranks[taken - 1];
  }

  /** Returns the first number up to which there are as many as the rank says. */
  double at(long rank) {
    int found = Arrays.binarySearch(ranks, rank);
    return numbers[found >= 0 ? found : -found - 1];
  }
}
