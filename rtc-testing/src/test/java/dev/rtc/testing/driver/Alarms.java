package dev.rtc.testing.driver;

import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Sets an alarm of each kind per key: after 10 ms of event time, and at as many seconds. */
final class Alarms extends KeyedProcessFunction<Long, Long, String> {

  private static final long serialVersionUID = 1L;

  @Override
  public void processElement(Long value, Context context, Collector<String> out) {
    if (value < 10) {
      context.timerService().registerEventTimeTimer(value + 10);
      context.timerService().registerProcessingTimeTimer(value * 1000);
    }
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<String> out) {
    out.collect("%d at %s %d".formatted(context.getCurrentKey(), context.timeDomain(), at));
  }
}
