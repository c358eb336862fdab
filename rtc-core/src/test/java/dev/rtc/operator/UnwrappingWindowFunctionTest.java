package dev.rtc.operator;

import static dev.rtc.operator.Harnesses.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.type.DataType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.triggers.EventTimeTrigger;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.streaming.runtime.operators.windowing.WindowOperatorBuilder;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // a harness may be interrupted as it closes
class UnwrappingWindowFunctionTest {

  private static final OutputTag<String> SIDE = new OutputTag<>("side", Types.STRING);
  private static final DataType<Row> ROWS = DataType.of(Row.class);

  @Test
  void the_user_sees_the_key_itself_with_all_records_of_its_window() throws Exception {
    try (var harness = open(new Tells())) {
      harness.processElement("FRONT", 1);
      harness.processElement("BACK", 2);
      harness.processElement("FRONT", 3);
      harness.processWatermark(9);

      assertThat(taken(harness))
          .containsExactlyInAnyOrder(
              "FRONT [FRONT, FRONT] of 0 for the 1. time at 9 @9",
              "BACK [BACK] of 0 for the 1. time at 9 @9",
              "watermark 9");
      assertThat(harness.getSideOutput(SIDE))
          .extracting(StreamRecord::getValue)
          .containsExactlyInAnyOrder("side FRONT", "side BACK");
    }
  }

  @Test
  void state_of_a_key_outlives_its_windows_and_state_of_a_window_is_cleared_by_the_user()
      throws Exception {
    try (var harness = open(new Tells())) {
      harness.processElement("FRONT", 1);
      harness.processWatermark(9);
      harness.processElement("FRONT", 11);
      harness.processWatermark(19);

      assertThat(taken(harness))
          .contains(
              "FRONT [FRONT] of 0 for the 1. time at 9 @9",
              "FRONT [FRONT] of 10 for the 2. time at 19 @19");
      assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
    }
  }

  @Test
  void a_function_with_operator_state_keeps_it_through_a_checkpoint() throws Exception {
    Remembers remembers = new Remembers();

    try (var harness = open(remembers)) {
      harness.processElement("FRONT", 1);
      harness.snapshot(1, 1);
    }

    assertThat(remembers.calls).containsExactly("initialized", "opened", "snapshot", "closed");
  }

  @Test
  void a_failing_function_names_step_and_key() throws Exception {
    try (var harness = open(new Fails())) {
      harness.processElement("FRONT", 1);

      assertThatThrownBy(() -> harness.processWatermark(9))
          .hasStackTraceContaining(
              "step 'windows' (User.java:7) failed on key FRONT: java.lang.ArithmeticException: no");
    }
  }

  @SuppressWarnings("unchecked") // keys travel as what they are wrapped in
  private static KeyedOneInputStreamOperatorTestHarness<Object, String, String> open(
      ProcessWindowFunction<String, String, Row, TimeWindow> function) throws Exception {
    KeySelector<String, Object> selector = word -> ROWS.key().wrap(Row.valueOf(word));
    TypeInformation<Object> keys = (TypeInformation<Object>) ROWS.key().typeInformation();
    StepOrigin origin = new StepOrigin("windows", "User.java:7");
    var operator =
        new WindowOperatorBuilder<>(
                TumblingEventTimeWindows.of(Duration.ofMillis(10)),
                EventTimeTrigger.create(),
                new ExecutionConfig(),
                DataType.STRING.typeInformation(),
                selector,
                keys)
            .process(new UnwrappingWindowFunction<>(origin, ROWS.key(), function));
    var harness = new KeyedOneInputStreamOperatorTestHarness<>(operator, selector, keys);
    Harnesses.setUp(harness, DataType.STRING);
    harness.open();
    return harness;
  }

  enum Row {
    FRONT,
    BACK
  }

  private static final class Tells extends ProcessWindowFunction<String, String, Row, TimeWindow> {

    private static final long serialVersionUID = 1L;

    @Override
    public void process(Row row, Context context, Iterable<String> records, Collector<String> out)
        throws Exception {
      ValueState<Integer> windows = count("windows", context.globalState());
      windows.update(windows.value() == null ? 1 : windows.value() + 1);
      count("marks", context.windowState()).update(1);
      out.collect(
          "%s %s of %d for the %d. time at %d"
              .formatted(
                  row.name(),
                  records,
                  context.window().getStart(),
                  windows.value(),
                  context.currentWatermark()));
      context.output(SIDE, "side " + row);
    }

    @Override
    public void clear(Context context) {
      count("marks", context.windowState()).clear();
    }

    private static ValueState<Integer> count(String name, KeyedStateStore store) {
      return store.getState(new ValueStateDescriptor<>(name, Types.INT));
    }
  }

  private static final class Fails extends ProcessWindowFunction<String, String, Row, TimeWindow> {

    private static final long serialVersionUID = 1L;

    @Override
    public void process(Row row, Context context, Iterable<String> records, Collector<String> out) {
      throw new ArithmeticException("no");
    }
  }

  private static final class Remembers
      extends ProcessWindowFunction<String, String, Row, TimeWindow>
      implements CheckpointedFunction {

    private static final long serialVersionUID = 1L;

    private final List<String> calls = new ArrayList<>();

    @Override
    public void open(OpenContext context) {
      calls.add("opened");
    }

    @Override
    public void close() {
      calls.add("closed");
    }

    @Override
    public void process(Row row, Context context, Iterable<String> records, Collector<String> out) {
      out.collect(row.name());
    }

    @Override
    public void initializeState(FunctionInitializationContext context) {
      calls.add("initialized");
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {
      calls.add("snapshot");
    }
  }
}
