package dev.rtc.aggregate;

import dev.rtc.type.DataType;

/**
 * Keeps count, both means, both sums of squared distances and the sum of their products, by the
 * formulae of {@link Variance}.
 */
record FittingLine<T>(DoubleField<? super T> x, DoubleField<? super T> y)
    implements Aggregation<T, double[], LinearTrend> {

  private static final int COUNT = 0;
  private static final int MEAN_X = 1;
  private static final int MEAN_Y = 2;
  private static final int SQUARES_X = 3;
  private static final int SQUARES_Y = 4;
  private static final int PRODUCTS = 5;

  @Override
  public double[] create() {
    return new double[6];
  }

  @Override
  public double[] add(double[] cells, T value) {
    double distanceX = x.of(value) - cells[MEAN_X];
    double distanceY = y.of(value) - cells[MEAN_Y];
    cells[COUNT]++;
    cells[MEAN_X] += distanceX / cells[COUNT];
    cells[MEAN_Y] += distanceY / cells[COUNT];
    double rest = (cells[COUNT] - 1) / cells[COUNT];
    cells[SQUARES_X] += distanceX * distanceX * rest;
    cells[SQUARES_Y] += distanceY * distanceY * rest;
    cells[PRODUCTS] += distanceX * distanceY * rest;
    return cells;
  }

  @Override
  public double[] merge(double[] left, double[] right) {
    if (left[COUNT] == 0 || right[COUNT] == 0) {
      return left[COUNT] == 0 ? right : left;
    }
    double count = left[COUNT] + right[COUNT];
    double share = right[COUNT] / count;
    double weight = left[COUNT] * share;
    double distanceX = right[MEAN_X] - left[MEAN_X];
    double distanceY = right[MEAN_Y] - left[MEAN_Y];
    left[SQUARES_X] += right[SQUARES_X] + distanceX * distanceX * weight;
    left[SQUARES_Y] += right[SQUARES_Y] + distanceY * distanceY * weight;
    left[PRODUCTS] += right[PRODUCTS] + distanceX * distanceY * weight;
    left[MEAN_X] += distanceX * share;
    left[MEAN_Y] += distanceY * share;
    left[COUNT] = count;
    return left;
  }

  /** Divides zero by zero, which is NaN, where there is no line. */
  @Override
  public LinearTrend result(double[] cells) {
    double slope = cells[PRODUCTS] / cells[SQUARES_X];
    double correlation =
        cells[PRODUCTS] / (Math.sqrt(cells[SQUARES_X]) * Math.sqrt(cells[SQUARES_Y]));
    return new LinearTrend(
        slope, cells[MEAN_Y] - slope * cells[MEAN_X], Math.min(1, correlation * correlation));
  }

  @Override
  public DataType<double[]> accumulatorType(DataType<? extends T> input) {
    return DataType.of(double[].class);
  }

  @Override
  public DataType<LinearTrend> resultType(DataType<? extends T> input) {
    return DataType.of(LinearTrend.class);
  }

  @Override
  public String toString() {
    return "linearTrend";
  }
}
