package dev.rtc.operator;

import static dev.rtc.operator.Harnesses.taken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.type.DataType;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // a harness may be interrupted as it closes
class UnwrappingFunctionTest {

  private static final OutputTag<String> SIDE = new OutputTag<>("side", Types.STRING);

  @Test
  void the_user_sees_enum_keys() throws Exception {
    DataType<Row> rows = DataType.of(Row.class);
    try (var harness = open(rows, text -> Row.valueOf(text), new Tells<Row>())) {
      harness.processElement("FRONT", 10);
      harness.processElement("BACK", 11);
      harness.processWatermark(20);

      assertThat(taken(harness))
          .containsExactly(
              "record 1 of FRONT: FRONT @10",
              "record 1 of BACK: BACK @11",
              "timer FRONT EVENT_TIME 15 @15",
              "timer BACK EVENT_TIME 16 @16",
              "watermark 20");
    }
  }

  @Test
  void the_user_sees_record_keys_with_state_of_their_own() throws Exception {
    DataType<Seat> seats = DataType.of(Seat.class);
    try (var harness = open(seats, text -> new Seat(Row.FRONT, text.length()), new Tells<Seat>())) {
      harness.processElement("a", 10);
      harness.processElement("b", 10);
      harness.processElement("cc", 10);

      assertThat(taken(harness))
          .containsExactly(
              "record 1 of Seat[row=FRONT, number=1]: a @10",
              "record 2 of Seat[row=FRONT, number=1]: b @10",
              "record 1 of Seat[row=FRONT, number=2]: cc @10");
    }
  }

  @Test
  void side_outputs_and_timers_of_the_clock_work() throws Exception {
    DataType<Row> rows = DataType.of(Row.class);
    try (var harness = open(rows, text -> Row.FRONT, new Tells<Row>())) {
      harness.setProcessingTime(100);
      harness.processElement("clock", 10);
      harness.setProcessingTime(200);

      assertThat(taken(harness)).last().isEqualTo("timer FRONT PROCESSING_TIME 150");
      assertThat(harness.getSideOutput(SIDE))
          .extracting(StreamRecord::getValue)
          .containsExactly("side clock", "side timer");
    }
  }

  @Test
  void a_function_with_operator_state_keeps_it_through_a_checkpoint() throws Exception {
    DataType<Row> rows = DataType.of(Row.class);
    Remembers remembers = new Remembers();

    try (var harness = open(rows, text -> Row.FRONT, remembers)) {
      harness.processElement("a", 10);
      harness.snapshot(1, 1);
      harness.notifyOfCompletedCheckpoint(1);
    }

    assertThat(remembers.calls).containsExactly("initialized", "snapshot", "complete 1");
  }

  @SuppressWarnings("unchecked") // keys travel as what they are wrapped in
  private static <K> KeyedOneInputStreamOperatorTestHarness<Object, String, String> open(
      DataType<K> keys,
      KeySelector<String, K> selector,
      KeyedProcessFunction<K, String, String> function)
      throws Exception {
    assertThat(keys.key().wrapped()).isTrue();
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new UnwrappingFunction<>(keys.key(), function)),
            record -> keys.key().wrap(selector.getKey(record)),
            (TypeInformation<Object>) keys.key().typeInformation());
    Harnesses.setUp(harness, DataType.STRING);
    harness.open();
    return harness;
  }

  enum Row {
    FRONT,
    BACK
  }

  record Seat(Row row, int number) {}

  private static final class Remembers extends KeyedProcessFunction<Row, String, String>
      implements CheckpointedFunction, CheckpointListener {

    private static final long serialVersionUID = 1L;

    private final List<String> calls = new ArrayList<>();

    @Override
    public void processElement(String record, Context context, Collector<String> out) {
      out.collect(record);
    }

    @Override
    public void initializeState(FunctionInitializationContext context) {
      calls.add("initialized");
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {
      calls.add("snapshot");
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
      calls.add("complete " + checkpointId);
    }
  }

  private static final class Tells<K> extends KeyedProcessFunction<K, String, String> {

    private static final long serialVersionUID = 1L;

    private transient ValueState<Long> seen;

    @Override
    public void open(OpenContext context) {
      seen = getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Types.LONG));
    }

    @Override
    public void processElement(String record, Context context, Collector<String> out)
        throws Exception {
      seen.update(seen.value() == null ? 1 : seen.value() + 1);
      long time = context.timestamp();
      out.collect("record %d of %s: %s".formatted(seen.value(), context.getCurrentKey(), record));
      context.output(SIDE, "side " + record);
      if (record.equals("clock")) {
        context.timerService().registerProcessingTimeTimer(150);
      } else {
        context.timerService().registerEventTimeTimer(time + 5);
      }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) {
      out.collect(
          "timer %s %s %d".formatted(context.getCurrentKey(), context.timeDomain(), timestamp));
      context.output(SIDE, "side timer");
    }
  }
}
