package dev.rtc.testing.driver;

import org.apache.flink.runtime.checkpoint.CheckpointOptions;
import org.apache.flink.runtime.checkpoint.CheckpointType;
import org.apache.flink.runtime.checkpoint.SavepointType;

/** Takes checkpoints from beginning to end, while the job settles. */
final class CheckpointRun {

  private final Deployment deployment;
  private final Checkpoints checkpoints;
  private final Settling settling;

  CheckpointRun(Deployment deployment) {
    this.deployment = deployment;
    this.checkpoints = deployment.checkpoints();
    this.settling = new Settling(deployment);
  }

  /** Takes a checkpoint; what is on its way stays there until the barriers are loose. */
  Snapshot checkpoint(CheckpointKind kind) throws Exception {
    return completed(checkpoints.trigger(barriers(kind)));
  }

  Snapshot savepoint(SavepointType type) throws Exception {
    settling.run();
    long id = checkpoints.trigger(deployment.settings().barriers(type, CheckpointKind.ALIGNED));
    return type.isSynchronous() ? completed(id) : complete(id);
  }

  Snapshot checkpointLate(CheckpointKind kind, Runnable meanwhile) throws Exception {
    long id = checkpoints.trigger(barriers(kind));
    settling.runWithoutAsyncHalves();
    meanwhile.run();
    settling.runWithoutAsyncHalves();
    return completed(id);
  }

  void checkpointAborted(CheckpointKind kind) throws Exception {
    long id = checkpoints.trigger(barriers(kind));
    settling.run();
    checkpoints.abort(id);
    settling.run();
  }

  private CheckpointOptions barriers(CheckpointKind kind) {
    settling.runSubtasks();
    return deployment.settings().barriers(CheckpointType.CHECKPOINT, kind);
  }

  /** Completes what a crash goes back to; a savepoint of a job that goes on is no such thing. */
  private Snapshot completed(long id) {
    Snapshot snapshot = complete(id);
    checkpoints.recoverFrom(id);
    return snapshot;
  }

  private Snapshot complete(long id) {
    settling.run();
    checkpoints
        .declined(id)
        .ifPresent(
            cause -> {
              checkpoints.abort(id);
              throw JobFailedException.of("checkpoint " + id, cause);
            });
    return checkpoints.complete(id);
  }

  /** Lets everybody hear of the latest completed checkpoint. */
  void notifyComplete() throws Exception {
    long id = checkpoints.latestCompleted();
    for (Subtask subtask : deployment.subtasks()) {
      checkpoints.notifyComplete(subtask, id);
    }
    deployment.enumerators().notifyComplete(id);
    settling.run();
  }
}
