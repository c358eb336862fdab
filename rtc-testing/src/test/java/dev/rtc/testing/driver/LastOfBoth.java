package dev.rtc.testing.driver;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/** Emits the last of the left and of the right with every record of a key. */
final class LastOfBoth extends KeyedCoProcessFunction<Long, Long, Long, String> {

  private static final long serialVersionUID = 1L;

  private transient ValueState<Long> left;
  private transient ValueState<Long> right;

  @Override
  public void open(OpenContext context) {
    left = getRuntimeContext().getState(new ValueStateDescriptor<>("left", Types.LONG));
    right = getRuntimeContext().getState(new ValueStateDescriptor<>("right", Types.LONG));
  }

  @Override
  public void processElement1(Long value, Context context, Collector<String> out) throws Exception {
    left.update(value);
    emit(out);
  }

  @Override
  public void processElement2(Long value, Context context, Collector<String> out) throws Exception {
    right.update(value);
    emit(out);
  }

  private void emit(Collector<String> out) throws Exception {
    out.collect(left.value() + "+" + right.value());
  }
}
