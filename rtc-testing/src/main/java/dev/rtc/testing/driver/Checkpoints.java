package dev.rtc.testing.driver;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.runtime.checkpoint.CheckpointException;
import org.apache.flink.runtime.checkpoint.CheckpointMetaData;
import org.apache.flink.runtime.checkpoint.CheckpointOptions;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.TaskStateSnapshot;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.SharedStateRegistry;
import org.apache.flink.runtime.state.SharedStateRegistryImpl;
import org.jspecify.annotations.Nullable;

/**
 * Does the JobManager's part of checkpoints: triggers them, collects their parts, completes them.
 */
final class Checkpoints {

  static final long NONE = 0;

  private final Deployment deployment;
  private final Map<Long, PendingCheckpoint> pending = new TreeMap<>();
  private final SharedStateRegistry shared = new SharedStateRegistryImpl();
  private long latest;
  private long latestCompleted;

  Checkpoints(Deployment deployment, long latest) {
    this.deployment = deployment;
    this.latest = latest;
    this.latestCompleted = NONE;
  }

  /** Remembers the checkpoint that the attempt goes on from. */
  void restored(Snapshot snapshot) {
    latestCompleted = snapshot.id();
    snapshot.states().values().forEach(state -> state.registerSharedStates(shared, snapshot.id()));
  }

  /** Begins a checkpoint: snapshots the enumerators and lets barriers loose. */
  long trigger(CheckpointOptions options) {
    long id = ++latest;
    List<Subtask> running =
        deployment.subtasks().stream().filter(subtask -> !subtask.isFinished()).toList();
    pending.put(
        id,
        new PendingCheckpoint(
            deployment, new LinkedHashSet<>(running), deployment.enumerators().snapshot(id)));
    CheckpointMetaData data = new CheckpointMetaData(id, deployment.clock().absoluteTimeMillis());
    for (Subtask subtask : running) {
      if (deployment.hasNoRunningUpstream(subtask)) {
        subtask.trigger(data, options);
      }
    }
    return id;
  }

  void acknowledge(Subtask subtask, long id, @Nullable TaskStateSnapshot part) {
    PendingCheckpoint collecting = pending.get(id);
    if (collecting != null) {
      if (part != null) {
        part.registerSharedStates(shared, id);
      }
      collecting.acknowledge(subtask, part);
    }
  }

  void decline(Subtask subtask, long id, CheckpointException cause) {
    PendingCheckpoint collecting = pending.get(id);
    if (collecting != null) {
      collecting.decline(cause);
    }
  }

  /** Tells whether all parts of a checkpoint are here. */
  boolean isReady(long id) {
    PendingCheckpoint collecting = pending.get(id);
    return collecting != null
        && collecting.missing().isEmpty()
        && deployment.channels().stream().noneMatch(channel -> channel.isRecording(id));
  }

  Optional<CheckpointException> declined(long id) {
    PendingCheckpoint collecting = pending.get(id);
    return collecting == null ? Optional.empty() : Optional.ofNullable(collecting.declined());
  }

  Set<Long> pending() {
    return pending.keySet();
  }

  Set<Subtask> missing(long id) {
    PendingCheckpoint collecting = pending.get(id);
    return collecting == null ? Set.of() : collecting.missing();
  }

  /**
   * Completes a checkpoint, from which the job can be restored even if nobody is told of it.
   *
   * @throws IllegalStateException if it is not ready
   */
  Snapshot complete(long id) {
    PendingCheckpoint ready = pending.get(id);
    if (ready == null || !isReady(id)) {
      throw new IllegalStateException("checkpoint %d misses %s".formatted(id, missing(id)));
    }
    Map<OperatorID, OperatorState> states = ready.states();
    pending.remove(id);
    List.copyOf(pending.keySet()).stream().filter(older -> older < id).forEach(this::drop);
    Map<ChannelId, List<Element.Data>> inFlight = new TreeMap<>();
    for (Channel channel : deployment.channels()) {
      List<Element.Data> data = channel.takeInFlight(id);
      if (!data.isEmpty()) {
        inFlight.put(channel.id(), data);
      }
    }
    return new Snapshot(id, states, ready.enumerators(), inFlight, deployment.parallelism());
  }

  /** Remembers which checkpoint the job goes back to from now on. */
  void recoverFrom(long id) {
    latestCompleted = id;
  }

  void notifyComplete(Subtask subtask, long id) {
    if (!subtask.isFinished()) {
      subtask.notifyComplete(id);
    }
  }

  /** Gives a checkpoint up and tells the subtasks. */
  void abort(long id) {
    drop(id);
    deployment.subtasks().stream()
        .filter(subtask -> !subtask.isFinished())
        .forEach(subtask -> subtask.notifyAborted(id, latestCompleted));
    deployment.enumerators().notifyAborted(id);
  }

  private void drop(long id) {
    pending.remove(id);
    deployment.channels().forEach(channel -> channel.forget(id));
  }

  long latest() {
    return latest;
  }

  long latestCompleted() {
    return latestCompleted;
  }
}
