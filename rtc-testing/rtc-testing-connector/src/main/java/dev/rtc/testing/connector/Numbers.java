package dev.rtc.testing.connector;

import java.util.List;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;

/** Counts from zero in a fixed number of splits, whatever the parallelism. */
final class Numbers extends NumberSequenceSource {

  private static final long serialVersionUID = 1L;

  private final int count;
  private final int splits;

  Numbers(int count, int splits) {
    super(0, Math.max(0, count - 1L)); // which refuses to count nothing
    this.count = count;
    this.splits = splits;
  }

  @Override
  protected List<NumberSequenceSplit> splitNumberRange(long from, long to, int readers) {
    return count == 0 ? List.of() : super.splitNumberRange(from, to, splits);
  }
}
