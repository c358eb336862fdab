package dev.rtc.testing.windows;

import dev.rtc.Pipeline;
import dev.rtc.type.DataType;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.event.WatermarkEvent;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.api.operators.StreamOperatorFactory;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.io.PushingAsyncDataInput;
import org.apache.flink.streaming.runtime.streamrecord.LatencyMarker;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.StatusWatermarkValve;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.InstantiationUtil;
import org.apache.flink.util.OutputTag;

/** Runs the window step of a pipeline, as it was translated, behind Flink's watermark valve. */
@SuppressWarnings("try") // a harness may be interrupted as it closes
final class Rig implements AutoCloseable, PushingAsyncDataInput.DataOutput<Fact> {

  private static final OutputTag<Fact> LATE =
      new OutputTag<>("late", DataType.of(Fact.class).typeInformation());

  /** Few, because a restore takes as long as there are many. */
  private static final int KEY_GROUPS = 4;

  private final StreamOperatorFactory<Object> factory;
  private final KeySelector<Fact, Object> selector;
  private final TypeInformation<Object> keys;
  private final TypeSerializer<Object> output;
  private final StateBackend backend;
  private KeyedOneInputStreamOperatorTestHarness<Object, Fact, Object> harness;
  private StatusWatermarkValve valve = new StatusWatermarkValve(Course.SOURCES);
  private long checkpoints;

  @SuppressWarnings("unchecked") // the step takes facts
  Rig(Pipeline pipeline, StateBackend backend) throws Exception {
    StreamNode node = window(pipeline);
    this.factory = (StreamOperatorFactory<Object>) node.getOperatorFactory();
    this.selector = (KeySelector<Fact, Object>) node.getStatePartitioners()[0];
    this.keys = (TypeInformation<Object>) DataType.of(Fact.Lane.class).key().typeInformation();
    this.output = (TypeSerializer<Object>) node.getTypeSerializerOut();
    this.backend = backend;
    this.harness = made();
    harness.open();
  }

  private static StreamNode window(Pipeline pipeline) {
    Configuration configuration = new Configuration();
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMinutes(1));
    StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
    pipeline.addTo(environment);
    return environment.getStreamGraph(false).getStreamNodes().stream()
        .filter(node -> Windows.STEP.equals(node.getTransformationUID()))
        .findFirst()
        .orElseThrow();
  }

  private KeyedOneInputStreamOperatorTestHarness<Object, Fact, Object> made() throws Exception {
    var made =
        new KeyedOneInputStreamOperatorTestHarness<>(
            InstantiationUtil.clone(factory), selector, keys, KEY_GROUPS, 1, 0);
    made.getExecutionConfig().enableObjectReuse();
    made.setStateBackend(backend);
    made.setup(output);
    return made;
  }

  void on(Event event) throws Exception {
    if (event instanceof Event.Arrival arrival) {
      harness.processElement(arrival.fact(), arrival.fact().at());
    } else if (event instanceof Event.Mark mark) {
      valve.inputWatermark(new Watermark(mark.time()), mark.source(), this);
    } else if (event instanceof Event.Idleness change) {
      WatermarkStatus status = change.idle() ? WatermarkStatus.IDLE : WatermarkStatus.ACTIVE;
      valve.inputWatermarkStatus(status, change.source(), this);
    } else if (event instanceof Event.Tick tick) {
      harness.setProcessingTime(tick.time());
    } else {
      restore();
    }
  }

  /** Goes on in a new operator from the state of the old one, at the same time of the clock. */
  void restore() throws Exception {
    long clock = harness.getProcessingTime();
    OperatorSubtaskState state = harness.snapshot(++checkpoints, clock);
    harness.close();
    harness = made();
    harness.setProcessingTime(clock);
    harness.initializeState(state);
    harness.open();
    valve = new StatusWatermarkValve(Course.SOURCES);
  }

  /** Takes what has been told since the last call, row by row. */
  List<Told> told() {
    if (harness.getOutput().isEmpty()) {
      return List.of();
    }
    List<Told> told = harness.getOutput().stream().flatMap(Rig::told).sorted(Told.BY_ROW).toList();
    harness.getOutput().clear();
    return told;
  }

  private static Stream<Told> told(Object element) {
    if (!(element instanceof StreamRecord<?> record)) {
      return Stream.empty();
    }
    Told told = Told.of(record.getValue());
    boolean ofAPart = told.what().equals("DELETE") && record.getTimestamp() >= told.end();
    if (record.getTimestamp() != told.end() - 1 && !ofAPart) {
      throw new AssertionError(told + " at " + record.getTimestamp());
    }
    return Stream.of(told);
  }

  /** Takes the records that have been diverted since the last call. */
  List<Fact> late() {
    var late = harness.getSideOutput(LATE);
    if (late == null || late.isEmpty()) {
      return List.of();
    }
    List<Fact> facts = late.stream().map(StreamRecord::getValue).toList();
    late.clear();
    return facts;
  }

  int timers() {
    return harness.numEventTimeTimers() + harness.numProcessingTimeTimers();
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }

  @Override
  public void emitWatermark(Watermark watermark) throws Exception {
    harness.processWatermark(watermark);
  }

  @Override
  public void emitWatermarkStatus(WatermarkStatus status) throws Exception {
    harness.processWatermarkStatus(status);
  }

  @Override
  public void emitRecord(StreamRecord<Fact> record) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void emitLatencyMarker(LatencyMarker marker) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void emitRecordAttributes(RecordAttributes attributes) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void emitWatermark(WatermarkEvent watermark) {
    throw new UnsupportedOperationException();
  }
}
