package dev.rtc.testing.driver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.AggregatingState;
import org.apache.flink.api.common.state.AggregatingStateDescriptor;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReducingState;
import org.apache.flink.api.common.state.ReducingStateDescriptor;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Remembers what it sees in keyed state of every kind, for a time. */
final class Remembering extends KeyedProcessFunction<Long, Long, String> {

  private static final long serialVersionUID = 1L;

  private final Duration timeToLive;
  private transient ValueState<Long> last;
  private transient ListState<Long> all;
  private transient MapState<String, Long> seen;
  private transient ReducingState<Long> max;
  private transient AggregatingState<Long, Long> count;

  Remembering(Duration timeToLive) {
    this.timeToLive = timeToLive;
  }

  @Override
  public void open(OpenContext context) {
    var states = getRuntimeContext();
    last = states.getState(aging(new ValueStateDescriptor<>("last", Types.LONG)));
    all = states.getListState(aging(new ListStateDescriptor<>("all", Types.LONG)));
    seen = states.getMapState(aging(new MapStateDescriptor<>("seen", Types.STRING, Types.LONG)));
    max =
        states.getReducingState(aging(new ReducingStateDescriptor<>("max", Math::max, Types.LONG)));
    count =
        states.getAggregatingState(
            aging(new AggregatingStateDescriptor<>("count", new Count(), Types.LONG)));
  }

  private <D extends StateDescriptor<?, ?>> D aging(D descriptor) {
    descriptor.enableTimeToLive(StateTtlConfig.newBuilder(timeToLive).build());
    return descriptor;
  }

  @Override
  public void processElement(Long value, Context context, Collector<String> out) throws Exception {
    last.update(value);
    all.add(value);
    seen.put(value.toString(), value);
    max.add(value);
    count.add(value);
    List<Long> values = new ArrayList<>();
    all.get().forEach(values::add);
    TreeSet<String> names = new TreeSet<>();
    seen.keys().forEach(names::add);
    out.collect(
        "%s: last %s, all %s, seen %s, max %s, count %s"
            .formatted(
                context.getCurrentKey(), last.value(), values, names, max.get(), count.get()));
  }

  private static final class Count implements AggregateFunction<Long, Long, Long> {

    private static final long serialVersionUID = 1L;

    @Override
    public Long createAccumulator() {
      return 0L;
    }

    @Override
    public Long add(Long value, Long count) {
      return count + 1;
    }

    @Override
    public Long getResult(Long count) {
      return count;
    }

    @Override
    public Long merge(Long one, Long other) {
      return one + other;
    }
  }
}
