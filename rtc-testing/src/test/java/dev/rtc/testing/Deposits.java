package dev.rtc.testing;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Sums deposits per account, which is their last digit, in a plain Flink job; an account that is
 * silent for ten seconds is reminded by a side output.
 */
final class Deposits extends KeyedProcessFunction<Long, Long, String> {

  static final OutputTag<String> REMINDERS = new OutputTag<>("reminders", Types.STRING);

  private static final long serialVersionUID = 1L;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private transient ValueState<Long> sum;

  static void build(StreamExecutionEnvironment environment) throws Exception {
    SingleOutputStreamOperator<String> sums =
        environment
            .fromSource(
                new NumberSequenceSource(1, 2), WatermarkStrategy.noWatermarks(), "deposits")
            .uid("deposits")
            .filter(deposit -> deposit > 0)
            .uid("positive")
            .keyBy(deposit -> deposit % 10)
            .process(new Deposits())
            .uid("sum");
    sums.sinkTo(new DiscardingSink<>()).uid("sums");
    sums.getSideOutput(REMINDERS)
        .map(account -> "remind " + account)
        .uid("text")
        .sinkTo(new DiscardingSink<>())
        .uid("reminders");
    environment.execute("deposits");
  }

  @Override
  public void open(OpenContext context) {
    sum = getRuntimeContext().getState(new ValueStateDescriptor<>("sum", Types.LONG));
  }

  @Override
  public void processElement(Long deposit, Context context, Collector<String> out)
      throws Exception {
    Long before = sum.value();
    if (before == null) {
      long now = context.timerService().currentProcessingTime();
      context.timerService().registerProcessingTimeTimer(now + PATIENCE.toMillis());
    }
    sum.update(before == null ? deposit : before + deposit);
    out.collect(context.getCurrentKey() + "=" + sum.value());
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<String> out) {
    context.output(REMINDERS, context.getCurrentKey().toString());
  }
}
