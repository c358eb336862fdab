package dev.rtc.aggregate;

import dev.rtc.type.DataType;

/** Sums doubles with compensation. */
record SummingDouble<T>(DoubleField<? super T> field) implements Aggregation<T, double[], Double> {

  @Override
  public double[] create() {
    return new double[2];
  }

  @Override
  public double[] add(double[] sum, T value) {
    CompensatedSum.add(sum, field.of(value));
    return sum;
  }

  @Override
  public double[] merge(double[] left, double[] right) {
    CompensatedSum.merge(left, right);
    return left;
  }

  @Override
  public Double result(double[] sum) {
    return CompensatedSum.value(sum);
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
    return "summingDouble";
  }
}
