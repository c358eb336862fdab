package dev.rtc.testing.driver;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.TaskInfoImpl;
import org.apache.flink.runtime.checkpoint.CheckpointMetaData;
import org.apache.flink.runtime.checkpoint.CheckpointOptions;
import org.apache.flink.runtime.execution.CancelTaskException;
import org.apache.flink.runtime.execution.Environment;
import org.apache.flink.runtime.executiongraph.ExecutionAttemptID;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;
import org.apache.flink.runtime.taskmanager.TaskExecutionState;
import org.apache.flink.runtime.taskmanager.TaskManagerActions;
import org.apache.flink.streaming.runtime.tasks.StreamTask;
import org.apache.flink.util.SerializedValue;
import org.apache.flink.util.concurrent.Executors;
import org.apache.flink.util.function.ThrowingRunnable;
import org.jspecify.annotations.Nullable;

/** Runs one of Flink's stream tasks step by step, in the thread of the test. */
final class Subtask implements TaskManagerActions {

  private final JobVertex vertex;
  private final int index;
  private final TaskInfo info;
  private final List<Gate> gates = new ArrayList<>();
  private final List<Partition> partitions = new ArrayList<>();
  private final AsyncHalves asyncHalves = new AsyncHalves();
  private @Nullable StreamTask<?, ?> task;
  private @Nullable TaskInternals internals;
  private @Nullable Throwable failure;
  private boolean finished;
  private boolean idle;

  Subtask(JobVertex vertex, int index, int maxParallelism) {
    this.vertex = vertex;
    this.index = index;
    this.info =
        new TaskInfoImpl(vertex.getName(), maxParallelism, index, vertex.getParallelism(), 0);
  }

  JobVertex vertex() {
    return vertex;
  }

  int index() {
    return index;
  }

  TaskInfo info() {
    return info;
  }

  List<Gate> gates() {
    return gates;
  }

  List<Partition> partitions() {
    return partitions;
  }

  AsyncHalves asyncHalves() {
    return asyncHalves;
  }

  /** Makes the task and restores its state. */
  void start(SubtaskEnvironment environment, VirtualClock clock) {
    attempt(() -> restore(environment, clock));
  }

  private void restore(SubtaskEnvironment environment, VirtualClock clock) throws Exception {
    StreamTask<?, ?> made = make(environment);
    task = made;
    internals = new TaskInternals(made);
    SubtaskTimers timers = new SubtaskTimers(clock, this::fail);
    internals.replace(
        timers, Executors.newDirectExecutorService(), asyncHalves, new WatchfulMailbox(this));
    internals.keepSnapshotsIn(new SubtaskStorage(toString()));
    internals.partitionWithoutChance(index, partitions.size());
    environment.allowUnalignedBarriers();
    made.restore();
  }

  private StreamTask<?, ?> make(SubtaskEnvironment environment) throws Exception {
    try {
      return (StreamTask<?, ?>)
          vertex
              .getInvokableClass(environment.getUserCodeClassLoader().asClassLoader())
              .getConstructor(Environment.class)
              .newInstance(environment);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /** Wakes the subtask after something was done to it from outside. */
  void wake() {
    idle = false;
  }

  boolean isIdle() {
    return finished || (idle && !task().hasMail());
  }

  /** Does one thing: a mail, or a record of the input; finds out whether there was one. */
  void step() {
    attempt(() -> idle = !task().runMailboxStep());
  }

  /**
   * Does something with the task.
   *
   * @throws JobFailedException if it fails, or has failed before
   */
  private void attempt(ThrowingRunnable<Throwable> action) {
    try {
      action.run();
    } catch (Throwable e) {
      fail(e);
    }
    requireSound();
  }

  /**
   * Requires that the task has not failed.
   *
   * @throws JobFailedException if it has
   */
  void requireSound() {
    if (failure != null) {
      throw JobFailedException.of("'" + this + "'", failure);
    }
  }

  void trigger(CheckpointMetaData checkpoint, CheckpointOptions options) {
    var triggered = task().triggerCheckpointAsync(checkpoint, options);
    triggered.exceptionally(
        cause -> {
          fail(cause);
          return false;
        });
    wake();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // a failure reaches the mailbox too
  void notifyComplete(long checkpoint) {
    task().notifyCheckpointCompleteAsync(checkpoint);
    wake();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // a failure reaches the mailbox too
  void notifyAborted(long checkpoint, long latestCompleted) {
    task().notifyCheckpointAbortAsync(checkpoint, latestCompleted);
    wake();
  }

  void dispatch(OperatorID operator, SerializedValue<OperatorEvent> event) {
    try {
      task().dispatchOperatorEvent(operator, event);
    } catch (Exception e) {
      fail(e);
    }
    wake();
  }

  boolean isFinished() {
    return finished;
  }

  boolean hasReceivedEndOfData() {
    return internals().hasReceivedEndOfData();
  }

  /** Tells whether nothing is left to do but to go. */
  boolean canFinish() {
    return !finished
        && isIdle()
        && gates.stream().allMatch(Gate::isFinished)
        && internals().hasCompletedFinalCheckpoint()
        && (isProcessedDownstream() || hasStoppedWithoutWord());
  }

  private boolean isProcessedDownstream() {
    return hasReceivedEndOfData()
        && partitions.stream().allMatch(each -> each.getAllDataProcessedFuture().isDone());
  }

  /**
   * In Flink, a step of several inputs that stops with a savepoint says nothing of the end of its
   * data, and nobody downstream hears of it.
   */
  private boolean hasStoppedWithoutWord() {
    return !gates.isEmpty() && !hasReceivedEndOfData() && internals().stopsWithSavepoint();
  }

  void finish() {
    attempt(
        () -> {
          asyncHalves.runAll();
          internals().afterInvoke();
          partitions.forEach(Partition::finish);
          finished = true;
          task().cleanUp(null);
        });
  }

  /** Throws the task away, as a failover does. */
  void cancel() {
    if (task == null || finished) {
      return;
    }
    finished = true;
    asyncHalves.shutdownNow();
    StreamTask<?, ?> canceled = task;
    leave(canceled::cancel);
    leave(() -> canceled.cleanUp(new CancelTaskException("the driver cancels the job")));
  }

  /** What a failed task leaves undone when it is thrown away cannot fail the job once more. */
  private static void leave(ThrowingRunnable<Exception> last) {
    try {
      last.run();
    } catch (Exception | Error e) {
      // nobody is left to tell
    }
  }

  StreamTask<?, ?> task() {
    if (task == null) {
      throw new IllegalStateException(this + " has not been started");
    }
    return task;
  }

  TaskInternals internals() {
    if (internals == null) {
      throw new IllegalStateException(this + " has not been started");
    }
    return internals;
  }

  void fail(Throwable cause) {
    if (failure == null) {
      failure = cause;
    }
    wake();
  }

  @Override
  public void notifyFatalError(String message, Throwable cause) {
    fail(cause);
  }

  @Override
  public void failTask(ExecutionAttemptID attempt, Throwable cause) {
    fail(cause);
  }

  @Override
  public void updateTaskExecutionState(TaskExecutionState state) {}

  @Override
  public void notifyEndOfData(ExecutionAttemptID attempt) {}

  @Override
  public String toString() {
    return "%s (%d/%d)".formatted(vertex.getName(), index + 1, vertex.getParallelism());
  }
}
