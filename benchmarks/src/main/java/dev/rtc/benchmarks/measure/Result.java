package dev.rtc.benchmarks.measure;

import org.jspecify.annotations.Nullable;

/**
 * States the figures of one variant: one row of the JSON list that every benchmark writes.
 *
 * @param work what was done
 * @param variant the way it was done
 * @param unit the unit of {@code median}, {@code min} and {@code max}; more is better
 * @param median the middle of the measured rates
 * @param min the slowest run
 * @param max the fastest run
 * @param runs how many runs were measured
 * @param ratioToStock how many times faster than the stock variant: the median of the ratios per
 *     round; null when no stock variant was measured
 */
public record Result(
    String work,
    String variant,
    String unit,
    double median,
    double min,
    double max,
    int runs,
    @Nullable Double ratioToStock) {

  static Result of(Series series, @Nullable Series stock) {
    return new Result(
        series.work(),
        series.variant(),
        series.unit(),
        series.median(),
        series.min(),
        series.max(),
        series.values().size(),
        stock == null ? null : series.ratioTo(stock));
  }
}
