package dev.rtc.operator;

import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import dev.rtc.type.Keyed;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/** Runs single operators on Flink's harness and tells what they put out as text. */
final class Harnesses {

  private Harnesses() {}

  static <T, R> OneInputStreamOperatorTestHarness<T, R> open(
      OneInputStreamOperator<T, R> operator, DataType<R> output) throws Exception {
    OneInputStreamOperatorTestHarness<T, R> harness =
        new OneInputStreamOperatorTestHarness<>(operator);
    setUp(harness, output);
    harness.open();
    return harness;
  }

  static <R> void setUp(AbstractStreamOperatorTestHarness<R> harness, DataType<R> output) {
    harness.getExecutionConfig().enableObjectReuse();
    harness.setup(output.typeInformation().createSerializer(new SerializerConfigImpl()));
  }

  /** Takes what was put out since the last call. */
  static List<String> taken(AbstractStreamOperatorTestHarness<?> harness) {
    List<String> texts = harness.getOutput().stream().map(Harnesses::text).toList();
    harness.getOutput().clear();
    return texts;
  }

  private static String text(Object element) {
    if (element instanceof StreamRecord<?> record) {
      return value(record.getValue()) + (record.hasTimestamp() ? " @" + record.getTimestamp() : "");
    } else if (element instanceof Watermark mark) {
      return "watermark " + mark.getTimestamp();
    } else if (element instanceof WatermarkStatus status) {
      return status.isIdle() ? "idle" : "active";
    }
    return String.valueOf(element);
  }

  private static String value(Object value) {
    if (value instanceof Change<?, ?> change) {
      return change.kind() + " " + change.key() + " " + change.value();
    }
    return value instanceof Keyed<?, ?> keyed
        ? keyed.key() + "=" + (keyed.value() instanceof long[] sum ? sum[0] : keyed.value())
        : String.valueOf(value);
  }
}
