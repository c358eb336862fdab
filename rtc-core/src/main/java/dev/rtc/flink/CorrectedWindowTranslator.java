package dev.rtc.flink;

import dev.rtc.aggregate.Aggregation;
import dev.rtc.graph.WindowNode;
import dev.rtc.graph.Windowing;
import dev.rtc.operator.CorrectedWindowOperator;
import dev.rtc.operator.Telling;
import dev.rtc.operator.WindowAggregate;
import dev.rtc.plan.CorrectedWindowStep;
import dev.rtc.time.Corrections;
import dev.rtc.type.Change;
import dev.rtc.type.WindowKey;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.KeyedStream;

/** Adds windows whose results are corrected. */
final class CorrectedWindowTranslator {

  private CorrectedWindowTranslator() {}

  @SuppressWarnings("unchecked") // the language attached the aggregation to records it takes
  static void translate(CorrectedWindowStep step, Streams streams) {
    WindowNode node = step.node();
    KeyedStream<Object, Object> input = streams.keyed(node, step.inputs());
    LateOutput late = LateOutput.of(node.windowing(), input.getType());
    CorrectedWindowOperator<Object, Object, Object, Object> operator =
        new CorrectedWindowOperator<>(
            Streams.keyType(node.key()),
            WindowAssigners.of(node.windowing()),
            new WindowAggregate<>(
                Streams.origin(node),
                (Aggregation<Object, Object, Object>) node.folding().aggregation()),
            (TypeInformation<Object>) node.folding().accumulator().accumulator(),
            Streams.information(node.folding().result()),
            telling(step),
            late.tag());
    TypeInformation<Change<WindowKey<Object>, Object>> type = Streams.information(node.type());
    late.put(step.uid(), input.transform(step.uid(), type, operator), streams);
  }

  private static Telling telling(CorrectedWindowStep step) {
    if (step.node().windowing() instanceof Windowing.Corrected corrected) {
      Corrections<?> corrections = corrected.corrections();
      return new Telling(
          corrections.early().map(Duration::toMillis).orElse(0L),
          corrections.lateness().toMillis(),
          step.beforeImages());
    }
    throw new IllegalStateException("a window step without corrections: " + step.uid());
  }
}
