package dev.rtc.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.aggregate.Aggregation;
import dev.rtc.sample.Tally;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import dev.rtc.type.WindowKey;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.api.windowing.assigners.EventTimeSessionWindows;
import org.apache.flink.streaming.api.windowing.assigners.SlidingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.WindowAssigner;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Opens the operator of corrected windows and reads what it puts out. */
final class CorrectedWindows {

  static final OutputTag<String> LATE = new OutputTag<>("late", Types.STRING);
  static final WindowAssigner<Object, TimeWindow> TUMBLING =
      TumblingEventTimeWindows.of(Duration.ofMillis(10));
  static final WindowAssigner<Object, TimeWindow> HOPPING =
      SlidingEventTimeWindows.of(Duration.ofMillis(10), Duration.ofMillis(5));
  static final WindowAssigner<Object, TimeWindow> SESSION =
      EventTimeSessionWindows.withGap(Duration.ofMillis(10));
  static final Telling LATER = new Telling(0, 20, false);
  static final Telling EARLY = new Telling(100, 0, false);
  static final Telling BOTH = new Telling(100, 20, false);

  private CorrectedWindows() {}

  static KeyedOneInputStreamOperatorTestHarness<String, String, Change<WindowKey<String>, Long>>
      open(
          Backend backend,
          WindowAssigner<Object, TimeWindow> assigner,
          Telling telling,
          @Nullable OperatorSubtaskState snapshot)
          throws Exception {
    return open(backend, operatorOf(assigner, new Tally<>(), telling), snapshot);
  }

  static <R>
      KeyedOneInputStreamOperatorTestHarness<String, String, Change<WindowKey<String>, R>> open(
          Backend backend,
          CorrectedWindowOperator<String, String, ?, R> operator,
          @Nullable OperatorSubtaskState snapshot)
          throws Exception {
    var harness = keyed(operator);
    harness.setStateBackend(backend.make());
    harness.setProcessingTime(1000);
    if (snapshot != null) {
      harness.initializeState(snapshot);
    }
    harness.open();
    assertThat(backend.holds(harness.getOperator())).as("state is held on %s", backend).isTrue();
    return harness;
  }

  static <R>
      KeyedOneInputStreamOperatorTestHarness<String, String, Change<WindowKey<String>, R>> keyed(
          CorrectedWindowOperator<String, String, ?, R> operator) throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            operator, word -> word, DataType.STRING.typeInformation());
    harness.getExecutionConfig().enableObjectReuse();
    return harness;
  }

  static <A, R> CorrectedWindowOperator<String, String, A, R> operatorOf(
      WindowAssigner<Object, TimeWindow> assigner,
      Aggregation<String, A, R> aggregation,
      Telling telling) {
    return operator(assigner, aggregation, telling, LATE);
  }

  static <A, R> CorrectedWindowOperator<String, String, A, R> operator(
      WindowAssigner<Object, TimeWindow> assigner,
      Aggregation<String, A, R> aggregation,
      Telling telling,
      @Nullable OutputTag<String> late) {
    return new CorrectedWindowOperator<>(
        DataType.STRING.key(),
        assigner,
        new WindowAggregate<>(new StepOrigin("count", "User.java:7"), aggregation),
        aggregation.accumulatorType(DataType.STRING).accumulator(),
        aggregation.resultType(DataType.STRING).typeInformation(),
        telling,
        late);
  }

  /** Takes the changes put out since the last call, as {@code INSERT key start-end value @time}. */
  static List<String> taken(KeyedOneInputStreamOperatorTestHarness<?, ?, ?> harness) {
    List<String> changes =
        harness.getOutput().stream()
            .filter(element -> !(element instanceof Watermark))
            .map(element -> text((StreamRecord<?>) element))
            .toList();
    harness.getOutput().clear();
    return changes;
  }

  static String text(StreamRecord<?> record) {
    Change<?, ?> change = (Change<?, ?>) record.getValue();
    WindowKey<?> window = (WindowKey<?>) change.key();
    return "%s %s %d-%d %s @%d"
        .formatted(
            change.kind(),
            window.key(),
            window.start().toEpochMilli(),
            window.end().toEpochMilli(),
            change.value(),
            record.getTimestamp());
  }
}
