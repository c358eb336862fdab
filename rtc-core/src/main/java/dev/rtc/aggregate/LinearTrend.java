package dev.rtc.aggregate;

/**
 * Holds the straight line that fits points best: the sum of squared vertical distances is least.
 *
 * @param slope how much y grows per x; NaN unless there are two different x
 * @param intercept y where x is zero; NaN unless there are two different x
 * @param r2 the share of the variance of y that the line explains, from 0 to 1; NaN unless there
 *     are two different x and two different y
 */
public record LinearTrend(double slope, double intercept, double r2) {

  /** Returns y on the line at x. */
  public double at(double x) {
    return intercept + slope * x;
  }
}
