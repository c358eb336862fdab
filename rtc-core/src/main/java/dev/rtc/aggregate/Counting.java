package dev.rtc.aggregate;

import dev.rtc.type.DataType;

/** Counts values in one cell. */
record Counting<T>() implements InvertibleAggregation<T, long[], Long> {

  @Override
  public long[] create() {
    return new long[1];
  }

  @Override
  public long[] add(long[] count, T value) {
    count[0]++;
    return count;
  }

  @Override
  public long[] subtract(long[] count, T value) {
    count[0]--;
    return count;
  }

  @Override
  public long[] merge(long[] left, long[] right) {
    left[0] += right[0];
    return left;
  }

  @Override
  public Long result(long[] count) {
    return count[0];
  }

  @Override
  public DataType<long[]> accumulatorType(DataType<? extends T> input) {
    return DataType.of(long[].class);
  }

  @Override
  public DataType<Long> resultType(DataType<? extends T> input) {
    return DataType.LONG;
  }

  @Override
  public String toString() {
    return "counting";
  }
}
