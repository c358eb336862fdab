package dev.rtc.testing.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.connector.SinkInput;
import dev.rtc.type.DataType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Upgrades DataStream programs that know nothing of rtc's language. */
class DataStreamUpgradeTest {

  @TempDir Path scratch;

  /** Counts lines per key. */
  private static final class Counting extends KeyedProcessFunction<String, String, String> {

    private static final long serialVersionUID = 1L;

    private final TypeInformation<Long> type;
    private transient ValueState<Long> count;

    Counting(TypeInformation<Long> type) {
      this.type = type;
    }

    @Override
    public void open(OpenContext context) {
      count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", type));
    }

    @Override
    public void processElement(
        String line,
        KeyedProcessFunction<String, String, String>.Context context,
        Collector<String> out)
        throws Exception {
      Long before = count.value();
      count.update(before == null ? 1 : before + 1);
      out.collect(context.getCurrentKey() + "=" + count.value());
    }
  }

  /** Keeps lists of the operator: one that is split and one that everybody gets. */
  private static final class Remembering extends ProcessFunction<String, String>
      implements CheckpointedFunction {

    private static final long serialVersionUID = 1L;

    private final boolean united;
    private transient ListState<Integer> lengths;

    Remembering(boolean united) {
      this.united = united;
    }

    @Override
    public void processElement(
        String line, ProcessFunction<String, String>.Context context, Collector<String> out)
        throws Exception {
      lengths.add(line.length());
      out.collect(line);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {}

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
      ListStateDescriptor<Integer> descriptor = new ListStateDescriptor<>("lengths", Types.INT);
      lengths =
          united
              ? context.getOperatorStateStore().getUnionListState(descriptor)
              : context.getOperatorStateStore().getListState(descriptor);
    }
  }

  private static final MapStateDescriptor<String, Integer> RULES =
      new MapStateDescriptor<>("rules", Types.STRING, Types.INT);

  private static final class Ruled extends BroadcastProcessFunction<String, String, String> {

    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(String line, ReadOnlyContext context, Collector<String> out) {
      out.collect(line);
    }

    @Override
    public void processBroadcastElement(
        String rule,
        BroadcastProcessFunction<String, String, String>.Context context,
        Collector<String> out)
        throws Exception {
      context.getBroadcastState(RULES).put(rule, rule.length());
    }
  }

  private static DataStream<String> lines(StreamExecutionEnvironment environment) {
    return environment
        .fromSource(Lines.source().source(), WatermarkStrategy.noWatermarks(), "lines")
        .uid("lines");
  }

  private static void write(DataStream<String> results) {
    results
        .sinkTo(
            Lines.sink().sink(new SinkInput<>(DataType.STRING, Boundedness.CONTINUOUS_UNBOUNDED)))
        .uid("results");
  }

  private static Consumer<StreamExecutionEnvironment> counting(int maxParallelism) {
    return counting(maxParallelism, Types.LONG);
  }

  private static Consumer<StreamExecutionEnvironment> counting(
      int maxParallelism, TypeInformation<Long> type) {
    return environment -> {
      SingleOutputStreamOperator<String> counts =
          lines(environment).keyBy(Lines::key).process(new Counting(type)).uid("count");
      if (maxParallelism > 0) {
        counts.setMaxParallelism(maxParallelism);
      }
      write(counts);
    };
  }

  private static Consumer<StreamExecutionEnvironment> remembering(boolean united) {
    return environment -> {
      DataStream<String> rules = lines(environment);
      write(
          rules
              .process(new Remembering(united))
              .uid("lengths")
              .connect(rules.broadcast(RULES))
              .process(new Ruled())
              .uid("ruled"));
    };
  }

  private Reality.Outcome run(
      Consumer<StreamExecutionEnvironment> program, int parallelism, Optional<String> from) {
    return new Reality("hashmap", parallelism, scratch).run(program, List.of("a 1 10"), from);
  }

  private UpgradeReport locked(
      Consumer<StreamExecutionEnvironment> was, Consumer<StreamExecutionEnvironment> is) {
    Path lock = scratch.resolve("counts.lock");
    UpgradeCheck.of("counts", was).against(lock).approve();
    return UpgradeCheck.of("counts", is).against(lock).report();
  }

  @Test
  void the_number_of_key_groups_is_fixed() {
    String savepoint = run(counting(128), 2, Optional.empty()).savepoint();

    UpgradeReport locked = locked(counting(128), counting(64));
    UpgradeReport proven = Upgrade.from(savepoint).to("counts", counting(64));
    Reality.Outcome restarted = run(counting(64), 2, Optional.of(savepoint));

    assertThat(locked.step("count").verdict()).isEqualTo(Verdict.BREAKS);
    assertThat(locked.toString())
        .contains(
            "max parallelism: was 128, is 64; state lies in key groups whose number is fixed");
    assertThat(proven.step("count").verdict()).isEqualTo(Verdict.BREAKS);
    assertThat(restarted.failure()).contains("Max parallelism mismatch");
  }

  @Test
  void the_number_of_subtasks_is_free() {
    String savepoint = run(counting(128), 2, Optional.empty()).savepoint();

    Reality.Outcome restarted = run(counting(128), 5, Optional.of(savepoint));

    locked(counting(128), counting(128)).assertSafe();
    Upgrade.from(savepoint).to("counts", counting(128)).assertSafe();
    assertThat(restarted.written()).containsExactly("a=2");
  }

  @Test
  void a_number_of_key_groups_that_flink_derives_follows_the_savepoint() {
    String savepoint = run(counting(200), 2, Optional.empty()).savepoint();

    Reality.Outcome restarted = run(counting(0), 2, Optional.of(savepoint));

    locked(counting(200), counting(0)).assertSafe();
    Upgrade.from(savepoint).to("counts", counting(0)).assertSafe();
    assertThat(restarted.written()).containsExactly("a=2");
  }

  @Test
  void state_of_operators_is_locked_too() {
    String savepoint = run(remembering(false), 1, Optional.empty()).savepoint();
    LockCheck lock = UpgradeCheck.of("l", remembering(false)).against(scratch.resolve("l"));

    UpgradeReport locked = locked(remembering(false), remembering(true));
    UpgradeReport proven = Upgrade.from(savepoint).to("counts", remembering(true));
    Reality.Outcome restarted = run(remembering(true), 1, Optional.of(savepoint));

    assertThat(lock.text())
        .contains(
            """
            step lengths
              max parallelism derived by Flink
              state split lengths
                value: flink IntSerializer

            step ruled
              max parallelism derived by Flink
              state broadcast rules
                key: flink StringSerializer
                value: flink IntSerializer
            """);
    assertThat(locked.step("lengths").verdict()).isEqualTo(Verdict.BREAKS);
    assertThat(locked.toString()).contains("state lengths: was split, is union");
    assertThat(proven.step("lengths").verdict()).isEqualTo(Verdict.BREAKS);
    assertThat(restarted.failed()).isTrue();
    Upgrade.from(savepoint).to("counts", remembering(false)).assertSafe();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hashmap", "rocksdb"})
  void savepoints_in_the_native_format_of_a_backend_are_read(String backend) {
    String savepoint =
        new Reality(backend, 2, scratch, SavepointFormatType.NATIVE)
            .run(counting(128), List.of("a 1 10"), Optional.empty())
            .savepoint();

    UpgradeReport renamed =
        Upgrade.from(savepoint).to("counts", environment -> write(lines(environment)));

    assertThat(renamed.toString())
        .contains("the step: was there, with value state count, timers state event_user-timers");
    assertThat(Upgrade.from(savepoint).to("counts", counting(64)).step("count").verdict())
        .isEqualTo(Verdict.BREAKS);
  }

  private static Consumer<StreamExecutionEnvironment> withoutUid(boolean filtered) {
    return environment -> {
      DataStream<String> all = lines(environment);
      DataStream<String> some = filtered ? all.filter(line -> !line.isEmpty()) : all;
      write(some.keyBy(Lines::key).process(new Counting(Types.LONG)));
    };
  }

  @Test
  void a_step_without_uid_is_lost_when_another_is_put_before_it() {
    String savepoint = run(withoutUid(false), 1, Optional.empty()).savepoint();

    UpgradeReport same = locked(withoutUid(false), withoutUid(false));
    UpgradeReport filtered = locked(withoutUid(false), withoutUid(true));
    UpgradeReport proven = Upgrade.from(savepoint).to("counts", withoutUid(true));

    assertThat(same.verdict()).isEqualTo(Verdict.SAFE);
    assertThat(filtered.toString()).contains("BREAKS    (without uid) ");
    assertThat(proven.verdict()).isEqualTo(Verdict.BREAKS);
    assertThat(run(withoutUid(true), 1, Optional.of(savepoint)).failed()).isTrue();
    Upgrade.from(savepoint).to("counts", withoutUid(false)).assertSafe();
  }

  @Test
  void another_serializer_of_the_same_type_breaks() {
    String savepoint = run(counting(128), 1, Optional.empty()).savepoint();
    Consumer<StreamExecutionEnvironment> rtcs = counting(128, DataType.LONG.typeInformation());

    UpgradeReport locked = locked(counting(128), rtcs);
    UpgradeReport proven = Upgrade.from(savepoint).to("counts", rtcs);

    assertThat(locked.toString())
        .contains("value state count: was flink LongSerializer, is Long; keep the type");
    assertThat(proven.step("count").verdict()).isEqualTo(Verdict.BREAKS);
    assertThat(run(rtcs, 1, Optional.of(savepoint)).failed()).isTrue();
  }

  @Test
  void a_path_without_a_savepoint_is_refused() {
    Path nothing = scratch.resolve("nothing");

    assertThatThrownBy(() -> Upgrade.from(nothing).to("counts", counting(128)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing' is no savepoint that can be read: ")
        .hasMessageEndingWith("; give the directory that holds the file _metadata");
  }

  @Test
  void a_damaged_savepoint_is_refused() throws Exception {
    Files.write(scratch.resolve("_metadata"), new byte[] {1, 2, 3, 4, 5});

    assertThatThrownBy(() -> Upgrade.from(scratch).to("counts", counting(128)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The savepoint file has been corrupted");
  }

  @Test
  void a_program_that_does_not_start_is_told() {
    Consumer<StreamExecutionEnvironment> failing =
        environment ->
            write(lines(environment).keyBy(Lines::key).process(new Failing()).uid("failing"));

    assertThatThrownBy(() -> UpgradeCheck.of("failing", failing).against(scratch).text())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "pipeline 'failing' does not start, so what it keeps is not known: no database");
  }

  @Test
  void a_step_that_nobody_has_is_named() {
    UpgradeReport report = locked(counting(128), counting(128));

    assertThatThrownBy(() -> report.step("sum"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("pipeline 'counts' has no step 'sum'; it has lines, count, results");
  }

  private static final class Failing extends KeyedProcessFunction<String, String, String> {

    private static final long serialVersionUID = 1L;

    @Override
    public void open(OpenContext context) {
      throw new IllegalStateException("no database");
    }

    @Override
    public void processElement(
        String line,
        KeyedProcessFunction<String, String, String>.Context context,
        Collector<String> out) {}
  }
}
