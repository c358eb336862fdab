package dev.rtc.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;

class SavepointFailureTest {

  private static final AtomicInteger SNAPSHOTS = new AtomicInteger();
  private static final AtomicInteger FAILING = new AtomicInteger();
  private static final AtomicLong FAILED = new AtomicLong();
  private static final AtomicLong RESTORED = new AtomicLong();
  private static final int SEEDS = 40;
  private static final int MORE_SUBTASKS = 3;

  @Test
  void a_simulated_restart_goes_on_from_a_savepoint_taken_once_more() {
    for (int failing = 1; failing <= 3; failing++) {
      for (int seed = 0; seed < SEEDS; seed++) {
        restart(failing, seed);

        assertThat(RESTORED.get()).as("seed %d", seed).isGreaterThan(FAILED.get());
      }
    }
  }

  /**
   * Fails a snapshot: which that is of the script, a checkpoint or its savepoint, the seed says.
   */
  private static void restart(int failing, int seed) {
    SNAPSHOTS.set(0);
    FAILING.set(failing);
    FAILED.set(0);
    RESTORED.set(Long.MAX_VALUE);
    RunSettings settings = RunSettings.on(Engine.SIMULATION).withParallelism(1).withRestarts(1);
    SimulationSession session =
        new SimulationSession(new JobSubject(SavepointFailureTest::snapshots), settings, seed);
    session.play(new ScriptEvent.Send("numbers", 0, 1L));
    session.play(new ScriptEvent.Restart(OptionalInt.of(MORE_SUBTASKS)));
    session.end();
  }

  private static void snapshots(StreamExecutionEnvironment environment) throws Exception {
    environment
        .fromSource(new NumberSequenceSource(1, 2), WatermarkStrategy.noWatermarks(), "numbers")
        .uid("numbers")
        .keyBy(number -> number)
        .map(new Failing())
        .uid("failing")
        .sinkTo(new DiscardingSink<>())
        .uid("copies");
    environment.execute("snapshots");
  }

  /** Fails one snapshot, and tells what the first attempt with more subtasks is restored from. */
  private static final class Failing extends RichMapFunction<Long, Long>
      implements CheckpointedFunction {

    private static final long serialVersionUID = 1L;

    @Override
    public Long map(Long number) {
      return number;
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {
      if (getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks() == 1
          && SNAPSHOTS.incrementAndGet() == FAILING.get()) {
        FAILED.set(context.getCheckpointId());
        throw new IllegalStateException("planned failure of a snapshot");
      }
    }

    @Override
    public void initializeState(FunctionInitializationContext context) {
      if (getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks() == MORE_SUBTASKS) {
        RESTORED.accumulateAndGet(context.getRestoredCheckpointId().orElse(0), Math::min);
      }
    }
  }
}
