package dev.rtc.aggregate;

import dev.rtc.type.DataType;
import java.util.List;

/** Samples a field and reads the quantiles from the sample. */
record Quantiles<T>(int k, DoubleField<? super T> field, List<Double> fractions)
    implements Aggregation<T, Object[], List<Double>> {

  /** The capacity of the sample for an error of the rank: as measured by Apache DataSketches. */
  private static int capacity(double error) {
    return (int) Math.ceil(Math.pow(2.296 / error, 1 / 0.9723));
  }

  static <T> Quantiles<T> within(
      double error, DoubleField<? super T> field, List<Double> fractions) {
    if (!(error >= 0.0001 && error <= 0.25)) {
      throw new IllegalArgumentException(
          "quantiles: found an error of "
              + error
              + "; write how far the rank may be off, from 0.0001 to 0.25, such as 0.01");
    }
    for (double fraction : fractions) {
      if (!(fraction >= 0 && fraction <= 1)) {
        throw new IllegalArgumentException(
            "quantiles: found the fraction "
                + fraction
                + "; write one from 0, the minimum, to 1, the maximum, such as 0.95");
      }
    }
    return new Quantiles<>(capacity(error), field, List.copyOf(fractions));
  }

  @Override
  public Object[] create() {
    return QuantileSketch.create();
  }

  @Override
  public Object[] add(Object[] cells, T value) {
    double number = field.of(value);
    if (Double.isNaN(number)) {
      throw new IllegalArgumentException(
          "quantiles: NaN in " + value + " has no rank; leave it out by filtering(...)");
    }
    QuantileSketch sketch = new QuantileSketch(cells, k);
    sketch.add(number);
    return sketch.store(cells);
  }

  @Override
  public Object[] merge(Object[] left, Object[] right) {
    QuantileSketch sketch = new QuantileSketch(left, k);
    QuantileSketch other = new QuantileSketch(right, k);
    if (sketch.isEmpty() || other.isEmpty()) {
      return sketch.isEmpty() ? right : left;
    }
    sketch.merge(other);
    return sketch.store(left);
  }

  @Override
  public List<Double> result(Object[] cells) {
    return new QuantileSketch(cells, k).quantiles(fractions);
  }

  @Override
  public DataType<Object[]> accumulatorType(DataType<? extends T> input) {
    DataType<double[]> numbers = DataType.of(double[].class);
    return DataType.tuple(List.of(DataType.of(long[].class), numbers, numbers));
  }

  @Override
  public DataType<List<Double>> resultType(DataType<? extends T> input) {
    return DataType.list(DataType.DOUBLE);
  }

  @Override
  public String toString() {
    return "quantiles";
  }
}
