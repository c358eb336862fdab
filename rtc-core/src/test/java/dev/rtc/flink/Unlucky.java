package dev.rtc.flink;

import static dev.rtc.type.DataType.LONG;

import dev.rtc.aggregate.Aggregation;
import dev.rtc.state.KeyContext;
import dev.rtc.state.StatefulFunction;
import dev.rtc.type.DataType;

/** Fails on thirteen. */
final class Unlucky {

  private Unlucky() {}

  static long unlucky(long number) {
    if (number == 13) {
      throw new IllegalArgumentException("13 is unlucky");
    }
    return number;
  }

  /** Sums numbers, but for one. */
  record Fussy() implements Aggregation<Long, long[], Long> {

    private static final long serialVersionUID = 1L;

    @Override
    public long[] create() {
      return new long[1];
    }

    @Override
    public long[] add(long[] sum, Long number) {
      sum[0] += unlucky(number);
      return sum;
    }

    @Override
    public long[] merge(long[] left, long[] right) {
      left[0] += right[0];
      return left;
    }

    @Override
    public Long result(long[] sum) {
      return sum[0];
    }

    @Override
    public DataType<long[]> accumulatorType(DataType<? extends Long> input) {
      return DataType.of(long[].class);
    }

    @Override
    public DataType<Long> resultType(DataType<? extends Long> input) {
      return LONG;
    }
  }

  /** Sums numbers, and has done everything it does when it fails. */
  record Summing() implements StatefulFunction<Long, Long, Long, Long> {

    private static final long serialVersionUID = 1L;

    @Override
    public void onRecord(Long number, KeyContext<Long, Long, Long> key) {
      long sum = key.state().orElse(0L) + number;
      key.keep(sum);
      key.emit(sum);
      unlucky(number);
    }
  }
}
