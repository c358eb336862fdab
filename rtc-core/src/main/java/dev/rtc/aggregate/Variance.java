package dev.rtc.aggregate;

import dev.rtc.type.DataType;

/**
 * Keeps count, mean and the sum of squared distances from the mean, in three cells.
 *
 * <p>Adds by B. P. Welford, Note on a Method for Calculating Corrected Sums of Squares and
 * Products, Technometrics 4 (1962); merges by T. F. Chan, G. H. Golub, R. J. LeVeque, Updating
 * Formulae and a Pairwise Algorithm for Computing Sample Variances (1979). Neither subtracts large
 * sums from each other, so nothing is lost where the mean is far from zero.
 */
record Variance<T>(DoubleField<? super T> field, boolean ofSample)
    implements Aggregation<T, double[], Double> {

  private static final int COUNT = 0;
  private static final int MEAN = 1;
  private static final int SQUARES = 2;

  @Override
  public double[] create() {
    return new double[3];
  }

  @Override
  public double[] add(double[] cells, T value) {
    double number = field.of(value);
    double distance = number - cells[MEAN];
    cells[COUNT]++;
    cells[MEAN] += distance / cells[COUNT];
    cells[SQUARES] += distance * (number - cells[MEAN]);
    return cells;
  }

  @Override
  public double[] merge(double[] left, double[] right) {
    if (left[COUNT] == 0 || right[COUNT] == 0) {
      return left[COUNT] == 0 ? right : left;
    }
    double count = left[COUNT] + right[COUNT];
    double distance = right[MEAN] - left[MEAN];
    left[SQUARES] += right[SQUARES] + distance * distance * (left[COUNT] / count) * right[COUNT];
    left[MEAN] += distance * (right[COUNT] / count);
    left[COUNT] = count;
    return left;
  }

  @Override
  public Double result(double[] cells) {
    double degrees = ofSample ? cells[COUNT] - 1 : cells[COUNT];
    return degrees > 0 ? cells[SQUARES] / degrees : Double.NaN;
  }

  @Override
  public DataType<double[]> accumulatorType(DataType<? extends T> input) {
    return DataType.of(double[].class);
  }

  @Override
  public DataType<Double> resultType(DataType<? extends T> input) {
    return DataType.DOUBLE;
  }

  @Override
  public String toString() {
    return ofSample ? "sampleVariance" : "populationVariance";
  }
}
