package dev.rtc.testing.connector;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Passes records on and fails where it tells most: some of them lie before a completed checkpoint,
 * some between it and the failure, some behind.
 *
 * <p>It runs in one task with the source, so that a record it delays is a record the source has not
 * gone beyond.
 */
final class Probe<T> extends ProcessFunction<T, T>
    implements CheckpointedFunction, CheckpointListener {

  private static final long serialVersionUID = 1L;
  private static final int REPLAYED = 5;

  private final String run;
  private final Map<Long, Long> passedAt = new HashMap<>();
  private transient Course course;
  private long passed;
  private long sinceSnapshot;
  private boolean covered;

  Probe(Course course) {
    this.run = course.id();
  }

  @Override
  public void initializeState(FunctionInitializationContext context) {
    course = Course.find(run);
  }

  @Override
  public void processElement(T record, Context context, Collector<T> out) {
    if (covered && course.isFailureDue()) {
      if (sinceSnapshot >= REPLAYED && course.takeFailure()) {
        throw new InjectedFailure();
      }
    } else {
      course.pass();
    }
    passed++;
    sinceSnapshot++;
    out.collect(record);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {
    passedAt.put(context.getCheckpointId(), passed);
    sinceSnapshot = 0;
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) {
    covered |= passedAt.getOrDefault(checkpoint, 0L) > 0;
  }

  /** Is the failure the kit itself brings about. */
  static final class InjectedFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InjectedFailure() {
      super("the failure that the connector kit injects");
    }
  }
}
