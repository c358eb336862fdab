package dev.rtc.testing.simulation;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Puts the previous transfer of each key out. */
final class Previous extends KeyedProcessFunction<Long, Long, Tuple2<Long, Long>> {

  private static final long serialVersionUID = 1L;

  private final TypeSerializer<Transfer> serializer;
  private transient ValueState<Transfer> previous;

  Previous(TypeSerializer<Transfer> serializer) {
    this.serializer = serializer;
  }

  @Override
  public void open(OpenContext context) {
    previous = getRuntimeContext().getState(new ValueStateDescriptor<>("previous", serializer));
  }

  @Override
  public void processElement(Long number, Context context, Collector<Tuple2<Long, Long>> out)
      throws Exception {
    Transfer transfer = previous.value();
    if (transfer != null) {
      out.collect(Tuple2.of(transfer.from(), transfer.to()));
    }
    previous.update(new Transfer(context.getCurrentKey(), number));
  }
}
