package dev.rtc.flink;

import dev.rtc.graph.WindowProcessNode;
import dev.rtc.operator.UnwrappingWindowFunction;
import dev.rtc.plan.WindowProcessStep;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.WindowedStream;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;

/** Adds Flink's own functions of windows, which run on Flink's window operator. */
final class WindowProcessTranslator {

  private WindowProcessTranslator() {}

  static void translate(WindowProcessStep step, Streams streams) {
    WindowProcessNode node = step.node();
    KeyedStream<Object, Object> input = streams.keyed(node, step.inputs());
    LateOutput late = LateOutput.of(node.windowing(), input.getType());
    WindowedStream<Object, Object, TimeWindow> windows =
        late.divert(input.window(WindowAssigners.of(node.windowing())));
    late.put(
        step.uid(), windows.process(function(node), Streams.information(node.type())), streams);
  }

  @SuppressWarnings("unchecked") // the language attached the function to keys and records it takes
  private static ProcessWindowFunction<Object, Object, Object, TimeWindow> function(
      WindowProcessNode node) {
    return new UnwrappingWindowFunction<>(
        Streams.origin(node),
        Streams.keyType(node.key()),
        (ProcessWindowFunction<Object, Object, Object, TimeWindow>) node.function());
  }
}
