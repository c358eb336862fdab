package dev.rtc.testing.driver;

import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;

/** Multiplies by the factor that was broadcast last. */
final class Multiplying extends BroadcastProcessFunction<Long, Long, Long> {

  private static final long serialVersionUID = 1L;
  private static final long ONLY = 0;

  private final MapStateDescriptor<Long, Long> factors;

  Multiplying(MapStateDescriptor<Long, Long> factors) {
    this.factors = factors;
  }

  @Override
  public void processElement(Long value, ReadOnlyContext context, Collector<Long> out)
      throws Exception {
    out.collect(value * context.getBroadcastState(factors).get(ONLY));
  }

  @Override
  public void processBroadcastElement(Long factor, Context context, Collector<Long> out)
      throws Exception {
    context.getBroadcastState(factors).put(ONLY, factor);
  }
}
