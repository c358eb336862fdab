package dev.rtc.benchmarks.operator;

import dev.rtc.aggregate.Aggregation;
import dev.rtc.operator.StepOrigin;
import dev.rtc.operator.TotalOperator;
import dev.rtc.type.DataType;
import dev.rtc.type.Keyed;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Merges partial aggregates of strings as {@code keyBy(word -> word).total(..)} does. */
final class RtcTotal {

  static final StepOrigin ORIGIN = new StepOrigin("count", "RtcTotal.java");

  private RtcTotal() {}

  /**
   * Opens the operator.
   *
   * @param link how the partial aggregates reach it
   */
  static <A> Chain<Keyed<String, A>> open(Aggregation<String, A, Long> aggregation, Link link)
      throws Exception {
    DataType<A> accumulator = aggregation.accumulatorType(DataType.STRING);
    TypeInformation<Keyed<String, A>> partial =
        DataType.keyed(DataType.STRING, accumulator).accumulator();
    return Chain.<Keyed<String, Long>>end()
        .precededBy(
            new TotalOperator<>(
                ORIGIN, DataType.STRING.key(), aggregation, accumulator.accumulator()),
            link,
            partial,
            StringKey.selector(ORIGIN, Keyed::key),
            StringKey.TYPE);
  }
}
