package dev.rtc.testing.driver;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Sums per key; emits the key and its sum with every record. */
final class RunningSum extends KeyedProcessFunction<Long, Long, String> {

  private static final long serialVersionUID = 1L;

  private transient ValueState<Long> sum;

  @Override
  public void open(OpenContext context) {
    sum = getRuntimeContext().getState(new ValueStateDescriptor<>("sum", Types.LONG));
  }

  @Override
  public void processElement(Long value, Context context, Collector<String> out) throws Exception {
    long before = sum.value() == null ? 0 : sum.value();
    sum.update(before + value);
    out.collect(context.getCurrentKey() + "=" + sum.value());
  }
}
