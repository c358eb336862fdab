package dev.rtc.examples.language;

import dev.rtc.type.DataType;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Tells by how much each sale of a shop exceeds the one before. */
@SuppressWarnings("serial") // a job graph is all it is ever written to
// region rise
final class Rise extends KeyedProcessFunction<String, Sale, String> {
  private static final DataType<Sale> SALE = DataType.of(Sale.class);
  private transient @Nullable ValueState<Sale> last;

  @Override
  public void open(OpenContext context) {
    last = getRuntimeContext()
        .getState(new ValueStateDescriptor<>("last", SALE.typeInformation()));
  }

  @Override
  public void processElement(Sale sale, Context context, Collector<String> out)
      throws Exception {
    long before = last.value() == null ? 0 : last.value().cents();
    last.update(sale);
    out.collect(sale.shop() + " " + (sale.cents() - before));
  }
}
// endregion
