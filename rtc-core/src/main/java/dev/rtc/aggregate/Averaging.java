package dev.rtc.aggregate;

import dev.rtc.type.DataType;

/** Averages doubles: a compensated sum, and behind it the count. */
record Averaging<T>(DoubleField<? super T> field) implements Aggregation<T, double[], Double> {

  private static final int COUNT = 2;

  @Override
  public double[] create() {
    return new double[3];
  }

  @Override
  public double[] add(double[] cells, T value) {
    CompensatedSum.add(cells, field.of(value));
    cells[COUNT]++;
    return cells;
  }

  @Override
  public double[] merge(double[] left, double[] right) {
    CompensatedSum.merge(left, right);
    left[COUNT] += right[COUNT];
    return left;
  }

  @Override
  public Double result(double[] cells) {
    return CompensatedSum.value(cells) / cells[COUNT];
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
    return "averaging";
  }
}
