package dev.rtc.testing;

import dev.rtc.Pipeline;
import dev.rtc.type.DataType;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Counts records in a field, which no checkpoint holds. */
final class Forgetful extends ProcessFunction<Order, Long> {

  private static final long serialVersionUID = 1L;

  private long seen;

  /** Puts out how many orders such a step has seen. */
  static Pipeline counting() {
    return Pipeline.define(
        "forgetful",
        p ->
            p.from("orders", Unopenable.unbounded(DataType.of(Order.class)))
                .process("count", new Forgetful())
                .to("counts", Unopenable.sink()));
  }

  @Override
  public void processElement(Order order, Context context, Collector<Long> out) {
    seen++;
    out.collect(seen);
  }
}
