package dev.rtc.connector.file;

import dev.rtc.type.Text;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;

/**
 * Passes lines on and fails once: at the first line after a checkpoint that holds some lines has
 * completed. It opens the gate of {@link ProbeFileSystem} then, so that checkpoint is in the
 * middle.
 */
final class FailOnce extends RichMapFunction<Text, Text>
    implements CheckpointedFunction, CheckpointListener {

  private static final long serialVersionUID = 1L;
  private static final Set<String> FAILED = ConcurrentHashMap.newKeySet();

  private final String run;
  private final Map<Long, Long> linesAt = new HashMap<>();
  private long lines;
  private boolean armed;

  /** Names the run, since what has failed must outlive this instance. */
  FailOnce(String run) {
    this.run = run;
  }

  static boolean hasFailed(String run) {
    return FAILED.contains(run);
  }

  @Override
  public Text map(Text line) {
    if (armed && FAILED.add(run)) {
      throw new IllegalStateException("failing once");
    }
    lines++;
    return line;
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {
    linesAt.put(context.getCheckpointId(), lines);
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) {
    if (linesAt.getOrDefault(checkpoint, 0L) > 0) {
      armed = true;
      ProbeFileSystem.openGate();
    }
  }

  @Override
  public void initializeState(FunctionInitializationContext context) {}
}
