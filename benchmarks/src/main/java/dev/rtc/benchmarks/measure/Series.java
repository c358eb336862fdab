package dev.rtc.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * Holds the measured rates of one variant, one per round. More is better.
 *
 * @param work what was done, such as {@code wordcount}
 * @param variant the way it was done, such as {@code stock}
 * @param unit the unit of the rates, such as {@code MB/s}
 * @param values the rates in the order of the rounds, at least one
 */
public record Series(String work, String variant, String unit, List<Double> values) {

  /** Creates a series from a copy of the values. */
  public Series {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException(
          "Found no value for variant '%s' of '%s': measure at least one run"
              .formatted(variant, work));
    }
  }

  /** Returns the middle value, or the mean of the two in the middle. */
  public double median() {
    return medianOf(values);
  }

  /** Returns the smallest value. */
  public double min() {
    return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  /** Returns the largest value. */
  public double max() {
    return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  /**
   * Returns how many times faster this variant is than another: the median of the ratios taken
   * round by round.
   *
   * @throws IllegalArgumentException if the two were not measured in the same rounds
   */
  public double ratioTo(Series other) {
    if (values.size() != other.values.size()) {
      throw new IllegalArgumentException(
          "Found %d runs of '%s' and %d of '%s': compare only variants of the same rounds"
              .formatted(values.size(), variant, other.values.size(), other.variant));
    }
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < values.size(); round++) {
      ratios.add(values.get(round) / other.values.get(round));
    }
    return medianOf(ratios);
  }

  private static double medianOf(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
