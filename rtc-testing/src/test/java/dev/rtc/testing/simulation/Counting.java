package dev.rtc.testing.simulation;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Counts the records of each key in an object that it changes in place. */
final class Counting extends KeyedProcessFunction<Long, Long, Tuple2<Long, Long>> {

  private static final long serialVersionUID = 1L;

  private final TypeSerializer<Tally> serializer;
  private transient ValueState<Tally> tallies;

  Counting(TypeSerializer<Tally> serializer) {
    this.serializer = serializer;
  }

  @Override
  public void open(OpenContext context) {
    tallies = getRuntimeContext().getState(new ValueStateDescriptor<>("tally", serializer));
  }

  @Override
  public void processElement(Long number, Context context, Collector<Tuple2<Long, Long>> out)
      throws Exception {
    Tally tally = tallies.value();
    if (tally == null) {
      tally = new Tally(0);
    }
    tally.count++;
    tallies.update(tally);
    out.collect(Tuple2.of(context.getCurrentKey(), tally.count));
  }
}
