package dev.rtc.flink;

import dev.rtc.aggregate.Aggregation;
import dev.rtc.graph.WindowNode;
import dev.rtc.operator.WindowAggregate;
import dev.rtc.operator.WindowedResult;
import dev.rtc.plan.WindowStep;
import dev.rtc.type.Windowed;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.datastream.WindowedStream;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;

/** Adds windows that tell their result once, which run on Flink's window operator. */
final class WindowTranslator {

  private WindowTranslator() {}

  static void translate(WindowStep step, Streams streams) {
    WindowNode node = step.node();
    KeyedStream<Object, Object> input = streams.keyed(node, step.inputs());
    LateOutput late = LateOutput.of(node.windowing(), input.getType());
    WindowedStream<Object, Object, TimeWindow> windows =
        late.divert(input.window(WindowAssigners.of(node.windowing())));
    late.put(step.uid(), aggregate(node, windows), streams);
  }

  @SuppressWarnings("unchecked") // the language attached the aggregation to records it takes
  private static SingleOutputStreamOperator<Windowed<Object, Object>> aggregate(
      WindowNode node, WindowedStream<Object, Object, TimeWindow> windows) {
    Aggregation<Object, Object, Object> aggregation =
        (Aggregation<Object, Object, Object>) node.folding().aggregation();
    return windows.aggregate(
        new WindowAggregate<>(Streams.origin(node), aggregation),
        new WindowedResult<>(Streams.keyType(node.key())),
        (TypeInformation<Object>) node.folding().accumulator().accumulator(),
        Streams.information(node.type()));
  }
}
