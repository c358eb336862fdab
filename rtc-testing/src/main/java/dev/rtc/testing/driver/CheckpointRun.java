package dev.rtc.testing.driver;

import java.util.Optional;
import org.apache.flink.runtime.checkpoint.CheckpointOptions;
import org.apache.flink.runtime.checkpoint.CheckpointType;
import org.apache.flink.runtime.checkpoint.SavepointType;

/**
 * Takes checkpoints from beginning to end, while the job settles.
 *
 * <p>One of a union list whose subtasks have ended in part is given up and the job goes on, as in
 * Flink ({@code CHECKPOINT_DECLINED_TASK_CLOSING} counts as no failure).
 */
final class CheckpointRun {

  private final Deployment deployment;
  private final Checkpoints checkpoints;
  private final Settling settling;
  private String givenUp = "";

  CheckpointRun(Deployment deployment) {
    this.deployment = deployment;
    this.checkpoints = deployment.checkpoints();
    this.settling = new Settling(deployment);
  }

  /** Takes a checkpoint; what is on its way stays there until the barriers are loose. */
  Optional<Snapshot> checkpoint(CheckpointKind kind) {
    return completed(checkpoints.trigger(barriers(kind)));
  }

  /**
   * Takes a savepoint.
   *
   * @throws IllegalStateException if it is given up
   */
  Snapshot savepoint(SavepointType type) {
    settling.run();
    long id = checkpoints.trigger(deployment.settings().barriers(type, CheckpointKind.ALIGNED));
    return (type.isSynchronous() ? completed(id) : complete(id))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the savepoint is given up, as Flink does: %s; take it before, or when all have"
                            .formatted(givenUp)
                        + " ended"));
  }

  Optional<Snapshot> checkpointLate(CheckpointKind kind, Runnable meanwhile) {
    long id = checkpoints.trigger(barriers(kind));
    settling.runWithoutAsyncHalves();
    meanwhile.run();
    settling.runWithoutAsyncHalves();
    return completed(id);
  }

  void checkpointAborted(CheckpointKind kind) {
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
  private Optional<Snapshot> completed(long id) {
    Optional<Snapshot> snapshot = complete(id);
    snapshot.ifPresent(taken -> checkpoints.recoverFrom(id));
    return snapshot;
  }

  private Optional<Snapshot> complete(long id) {
    settling.run();
    checkpoints
        .declined(id)
        .ifPresent(
            cause -> {
              checkpoints.abort(id);
              throw JobFailedException.of("checkpoint " + id, cause);
            });
    try {
      return Optional.of(checkpoints.complete(id));
    } catch (PendingCheckpoint.UnionListOfSomeException refused) {
      givenUp = String.valueOf(refused.getMessage());
      checkpoints.abort(id);
      settling.run();
      return Optional.empty();
    }
  }

  /** Lets everybody hear of the latest completed checkpoint. */
  void notifyComplete() {
    long id = checkpoints.latestCompleted();
    for (Subtask subtask : deployment.subtasks()) {
      checkpoints.notifyComplete(subtask, id);
    }
    deployment.enumerators().notifyComplete(id);
    settling.run();
  }
}
