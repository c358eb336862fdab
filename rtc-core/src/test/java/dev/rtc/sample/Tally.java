package dev.rtc.sample;

import dev.rtc.aggregate.Aggregation;
import dev.rtc.type.DataType;

/** Counts records, in an accumulator that is changed in place. */
public record Tally<T>() implements Aggregation<T, long[], Long> {

  private static final long serialVersionUID = 1L;

  @Override
  public long[] create() {
    return new long[1];
  }

  @Override
  public long[] add(long[] accumulator, T value) {
    accumulator[0]++;
    return accumulator;
  }

  @Override
  public long[] merge(long[] left, long[] right) {
    left[0] += right[0];
    return left;
  }

  @Override
  public Long result(long[] accumulator) {
    return accumulator[0];
  }

  @Override
  public DataType<long[]> accumulatorType(DataType<? extends T> input) {
    return DataType.of(long[].class);
  }

  @Override
  public DataType<Long> resultType(DataType<? extends T> input) {
    return DataType.LONG;
  }
}
