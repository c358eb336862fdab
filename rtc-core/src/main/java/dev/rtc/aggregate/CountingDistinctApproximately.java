package dev.rtc.aggregate;

import dev.rtc.type.DataType;
import java.util.List;

/** Estimates how many different values there are. */
record CountingDistinctApproximately<T, V>(int precision, Values<T, V> values, ContentHash<V> hash)
    implements Aggregation<T, Object[], Long> {

  static <T, V> CountingDistinctApproximately<T, V> within(
      double error, DataType<V> type, Field<? super T, ? extends V> field) {
    String name = "countingDistinctApproximately";
    return new CountingDistinctApproximately<>(
        precision(name, error), new Values<>(name, type, field), new ContentHash<>(type));
  }

  /** Finds the least number of registers, 2^p, whose standard error is as small as that. */
  private static int precision(String name, double error) {
    if (!(error >= 0.0021 && error < 1)) {
      throw new IllegalArgumentException(
          name
              + ": found an error of "
              + error
              + "; write a relative standard error from 0.0021 to less than 1, such as 0.01");
    }
    int precision = DistinctSketch.LEAST_PRECISION;
    while (DistinctSketch.standardError(precision) > error) {
      precision++;
    }
    return precision;
  }

  @Override
  public Object[] create() {
    return new Object[] {DistinctSketch.create()};
  }

  @Override
  public Object[] add(Object[] cell, T value) {
    cell[0] = DistinctSketch.add(sketch(cell), hash.of(values.of(value)), precision);
    return cell;
  }

  @Override
  public Object[] merge(Object[] left, Object[] right) {
    left[0] = DistinctSketch.merge(sketch(left), sketch(right), precision);
    return left;
  }

  @Override
  public Long result(Object[] cell) {
    return Math.round(DistinctSketch.estimate(sketch(cell)));
  }

  private static int[] sketch(Object[] cell) {
    return (int[]) cell[0];
  }

  @Override
  public DataType<Object[]> accumulatorType(DataType<? extends T> input) {
    DataType<Object> hashed = values.type().asKey();
    return DataType.tuple(List.of(hashed.problems().isEmpty() ? DataType.of(int[].class) : hashed));
  }

  @Override
  public DataType<Long> resultType(DataType<? extends T> input) {
    return DataType.LONG;
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
