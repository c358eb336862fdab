package dev.rtc.benchmarks.simulate;

import dev.rtc.type.DataType;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Puts each sale out together with the one before of the same shop. */
final class Latest extends KeyedProcessFunction<String, Sale, String> {

  private static final long serialVersionUID = 1L;

  private transient @Nullable ValueState<Sale> before;

  @Override
  public void open(OpenContext context) {
    before =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("before", DataType.of(Sale.class).typeInformation()));
  }

  @Override
  public void processElement(Sale sale, Context context, Collector<String> out) throws Exception {
    ValueState<Sale> state = before;
    if (state != null) {
      out.collect(state.value() + " then " + sale);
      state.update(sale);
    }
  }
}
