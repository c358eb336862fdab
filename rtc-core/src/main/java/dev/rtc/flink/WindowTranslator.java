package dev.rtc.flink;

import dev.rtc.aggregate.Aggregation;
import dev.rtc.graph.Port;
import dev.rtc.graph.WindowNode;
import dev.rtc.graph.Windowing;
import dev.rtc.operator.WindowAggregate;
import dev.rtc.operator.WindowedResult;
import dev.rtc.plan.WindowStep;
import dev.rtc.type.Windowed;
import dev.rtc.time.Window;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.datastream.WindowedStream;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.TumblingProcessingTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.WindowAssigner;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.OutputTag;

/** Adds windows, which run on Flink's window operator. */
final class WindowTranslator {

  private WindowTranslator() {}

  static void translate(WindowStep step, Streams streams) {
    KeyedStream<Object, Object> input = streams.keyed(step.node(), step.inputs());
    OutputTag<Object> late = new OutputTag<>("late", input.getType());
    WindowedStream<Object, Object, TimeWindow> windows =
        input.window(assigner(step.node().windowing()));
    boolean diverts = step.node().windowing().divertsLate();
    SingleOutputStreamOperator<Windowed<Object, Object>> results =
        aggregate(step.node(), diverts ? windows.sideOutputLateData(late) : windows);
    streams.put(step.uid(), results);
    if (diverts) {
      streams.put(Port.late(step.uid()), results.getSideOutput(late));
    }
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

  private static WindowAssigner<Object, TimeWindow> assigner(Windowing windowing) {
    if (windowing instanceof Windowing.Once once && once.window() instanceof Window.Tumbling t) {
      return TumblingEventTimeWindows.of(t.size(), t.offset());
    } else if (windowing instanceof Windowing.ByClock clock
        && clock.window().shape() instanceof Window.Tumbling t) {
      return TumblingProcessingTimeWindows.of(t.size(), t.offset());
    }
    throw new UnsupportedOperationException("" + windowing);
  }
}
