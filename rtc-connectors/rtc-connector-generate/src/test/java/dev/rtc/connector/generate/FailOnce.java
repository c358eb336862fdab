package dev.rtc.connector.generate;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;

/**
 * Passes records on and fails once: at the first record after a checkpoint that holds some has
 * completed.
 */
final class FailOnce<T> extends RichMapFunction<T, T>
    implements CheckpointedFunction, CheckpointListener {

  private static final long serialVersionUID = 1L;
  private static final Set<String> FAILED = ConcurrentHashMap.newKeySet();

  private final String run;
  private long records;
  private long recordsInCheckpoint;
  private boolean armed;

  /** Names the run, since what has failed must outlive this instance. */
  FailOnce(String run) {
    this.run = run;
  }

  static boolean hasFailed(String run) {
    return FAILED.contains(run);
  }

  @Override
  public T map(T record) {
    if (armed && FAILED.add(run)) {
      throw new IllegalStateException("failing once");
    }
    records++;
    return record;
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {
    recordsInCheckpoint = records;
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) {
    armed |= recordsInCheckpoint > 0;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) {}
}
