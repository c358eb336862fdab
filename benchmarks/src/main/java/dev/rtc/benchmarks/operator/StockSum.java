package dev.rtc.benchmarks.operator;

import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.aggregation.SumAggregator;
import org.apache.flink.streaming.api.operators.StreamGroupedReduceOperator;
import org.apache.flink.streaming.api.operators.StreamMap;

/** Counts words as {@code map(word -> Tuple2.of(word, 1L)).keyBy(pair -> pair.f0).sum(1)} does. */
final class StockSum {

  private StockSum() {}

  /**
   * Opens the operators.
   *
   * @param link how the pairs reach the sum
   */
  static Chain<String> open(Link link) throws Exception {
    TypeInformation<Tuple2<String, Long>> pair = Types.TUPLE(Types.STRING, Types.LONG);
    return Chain.<Tuple2<String, Long>>end()
        .precededBy(sum(pair), link, pair, each -> each.f0, Types.STRING)
        .precededBy(
            new StreamMap<String, Tuple2<String, Long>>(word -> Tuple2.of(word, 1L)),
            Link.REFERENCE,
            Types.STRING);
  }

  private static StreamGroupedReduceOperator<Tuple2<String, Long>> sum(
      TypeInformation<Tuple2<String, Long>> pair) {
    ExecutionConfig config = new ExecutionConfig();
    return new StreamGroupedReduceOperator<>(
        new SumAggregator<>(1, pair, config), pair.createSerializer(config.getSerializerConfig()));
  }
}
