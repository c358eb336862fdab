package dev.rtc.aggregate;

import dev.rtc.type.DataType;

/** Sums whole numbers in one cell, exactly or not at all. */
record Summing<T>(LongField<? super T> field) implements InvertibleAggregation<T, long[], Long> {

  @Override
  public long[] create() {
    return new long[1];
  }

  @Override
  public long[] add(long[] sum, T value) {
    sum[0] = exact(sum[0], field.of(value));
    return sum;
  }

  @Override
  public long[] subtract(long[] sum, T value) {
    long taken = field.of(value);
    long rest = sum[0] - taken;
    boolean overflows = ((sum[0] ^ taken) & (sum[0] ^ rest)) < 0;
    if (overflows) {
      throw overflow(sum[0], "-", taken);
    }
    sum[0] = rest;
    return sum;
  }

  @Override
  public long[] merge(long[] left, long[] right) {
    left[0] = exact(left[0], right[0]);
    return left;
  }

  private static long exact(long left, long right) {
    long sum = left + right;
    boolean overflows = ((left ^ sum) & (right ^ sum)) < 0;
    if (overflows) {
      throw overflow(left, "+", right);
    }
    return sum;
  }

  private static ArithmeticException overflow(long left, String sign, long right) {
    return new ArithmeticException(
        "summing: %d %s %d exceeds 64 bits; sum doubles with summingDouble, or a coarser unit"
            .formatted(left, sign, right));
  }

  @Override
  public Long result(long[] sum) {
    return sum[0];
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
    return "summing";
  }
}
