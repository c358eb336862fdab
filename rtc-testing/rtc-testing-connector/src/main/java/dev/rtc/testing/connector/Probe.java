package dev.rtc.testing.connector;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Passes records on and fails where it tells most: behind a checkpoint that is complete, was told
 * to everybody, holds records of its own, and is followed by some that will come again.
 *
 * <p>It runs in one task with the source, so that a record it delays is a record the source has not
 * gone beyond.
 */
final class Probe<T> extends ProcessFunction<T, T>
    implements CheckpointedFunction, CheckpointListener {

  private static final long serialVersionUID = 1L;
  private static final int REPLAYED = 5;

  private final String run;
  private transient Course course;
  private long latest;
  private long heldByLatest;
  private long sinceLatest;
  private boolean armed;

  Probe(Course course) {
    this.run = course.id();
  }

  @Override
  public void initializeState(FunctionInitializationContext context) {}

  @Override
  public void open(OpenContext context) {
    course = Course.find(run);
  }

  @Override
  public void processElement(T record, Context context, Collector<T> out) {
    if (armed && course.isFailureDue()) {
      if (sinceLatest >= REPLAYED && course.takeFailure()) {
        throw new InjectedFailure();
      }
    } else {
      course.pass();
    }
    sinceLatest++;
    out.collect(record);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {
    latest = context.getCheckpointId();
    heldByLatest = sinceLatest;
    sinceLatest = 0;
    armed = false;
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) {
    armed = checkpoint == latest && heldByLatest > 0;
  }

  /** Is the failure the kit itself brings about. */
  static final class InjectedFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InjectedFailure() {
      super("the failure that the connector kit injects");
    }
  }
}
