package dev.rtc.aggregate;

/**
 * Sums doubles in two cells: the sum, and what rounding took from it.
 *
 * <p>A. Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, ZAMM 54
 * (1974): the error of the result is about one rounding of the true sum plus n squared times the
 * square of the machine precision times the sum of the absolute values.
 */
final class CompensatedSum {

  private CompensatedSum() {}

  static void add(double[] cells, double value) {
    double sum = cells[0] + value;
    cells[1] +=
        Math.abs(cells[0]) >= Math.abs(value) ? (cells[0] - sum) + value : (value - sum) + cells[0];
    cells[0] = sum;
  }

  static void merge(double[] left, double[] right) {
    add(left, right[0]);
    left[1] += right[1];
  }

  /** An infinite sum has no meaningful compensation: it is NaN. */
  static double value(double[] cells) {
    return Double.isFinite(cells[0]) ? cells[0] + cells[1] : cells[0];
  }
}
