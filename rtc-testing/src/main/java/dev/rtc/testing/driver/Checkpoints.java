package dev.rtc.testing.driver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.runtime.OperatorIDPair;
import org.apache.flink.runtime.checkpoint.CheckpointException;
import org.apache.flink.runtime.checkpoint.CheckpointMetaData;
import org.apache.flink.runtime.checkpoint.CheckpointOptions;
import org.apache.flink.runtime.checkpoint.FullyFinishedOperatorState;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.TaskStateSnapshot;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.jspecify.annotations.Nullable;

/** Does the JobManager's part of checkpoints: triggers them, collects their parts, completes them. */
final class Checkpoints {

  static final long NONE = 0;

  private final Deployment deployment;
  private final Map<Long, Pending> pending = new TreeMap<>();
  private final List<Snapshot> completed = new ArrayList<>();
  private long latest;
  private long latestCompleted;

  Checkpoints(Deployment deployment, long latest) {
    this.deployment = deployment;
    this.latest = latest;
    this.latestCompleted = latest;
  }

  /** Begins a checkpoint: snapshots the enumerators and lets barriers loose. */
  long trigger(CheckpointOptions options) throws Exception {
    long id = ++latest;
    List<Subtask> running =
        deployment.subtasks().stream().filter(subtask -> !subtask.isFinished()).toList();
    Pending begun = new Pending(id, new LinkedHashSet<>(running));
    begun.enumerators.putAll(deployment.enumerators().snapshot(id));
    pending.put(id, begun);
    CheckpointMetaData data = new CheckpointMetaData(id, deployment.clock().absoluteTimeMillis());
    for (Subtask subtask : running) {
      if (deployment.hasNoRunningUpstream(subtask)) {
        subtask.trigger(data, options);
      }
    }
    return id;
  }

  void acknowledge(Subtask subtask, long id, @Nullable TaskStateSnapshot part) {
    Pending collecting = pending.get(id);
    if (collecting != null) {
      collecting.missing.remove(subtask);
      collecting.parts.put(subtask, part == null ? new TaskStateSnapshot() : part);
    }
  }

  void decline(Subtask subtask, long id, CheckpointException cause) {
    Pending collecting = pending.get(id);
    if (collecting != null) {
      collecting.declined = cause;
    }
  }

  /** Tells whether all parts of a checkpoint are here. */
  boolean isReady(long id) {
    Pending collecting = pending.get(id);
    return collecting != null
        && collecting.missing.isEmpty()
        && deployment.channels().stream().noneMatch(channel -> channel.isRecording(id));
  }

  boolean isPending(long id) {
    return pending.containsKey(id);
  }

  Optional<CheckpointException> declined(long id) {
    Pending collecting = pending.get(id);
    return collecting == null ? Optional.empty() : Optional.ofNullable(collecting.declined);
  }

  Set<Long> pending() {
    return pending.keySet();
  }

  Set<Subtask> missing(long id) {
    return pending.get(id).missing;
  }

  /** Completes a checkpoint, from which the job can be restored even if nobody is told of it. */
  Snapshot complete(long id) {
    Pending ready = pending.remove(id);
    List.copyOf(pending.keySet()).stream().filter(older -> older < id).forEach(this::drop);
    Map<ChannelId, List<Element.Data>> inFlight = new TreeMap<>();
    for (Channel channel : deployment.channels()) {
      List<Element.Data> data = channel.takeInFlight(id);
      if (!data.isEmpty()) {
        inFlight.put(channel.id(), data);
      }
    }
    Snapshot snapshot =
        new Snapshot(id, states(ready), ready.enumerators, inFlight, deployment.parallelism());
    completed.add(snapshot);
    latestCompleted = id;
    return snapshot;
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
        .forEach(subtask -> subtask.notifyAborted(id, NONE));
  }

  private void drop(long id) {
    pending.remove(id);
    deployment.channels().forEach(channel -> channel.checkpointStopped(id));
  }

  long latest() {
    return latest;
  }

  long latestCompleted() {
    return latestCompleted;
  }

  private Map<OperatorID, OperatorState> states(Pending ready) {
    Map<OperatorID, OperatorState> states = new LinkedHashMap<>();
    for (JobVertex vertex : deployment.vertices()) {
      List<Subtask> subtasks = deployment.subtasks(vertex);
      for (OperatorIDPair operator : vertex.getOperatorIDs()) {
        OperatorState state = state(operator, vertex, subtasks, ready);
        states.put(state.getOperatorID(), state);
      }
    }
    return states;
  }

  private OperatorState state(
      OperatorIDPair operator, JobVertex vertex, List<Subtask> subtasks, Pending ready) {
    OperatorID id = operator.getGeneratedOperatorID();
    int maxParallelism = deployment.maxParallelism(vertex);
    String name = operator.getUserDefinedOperatorName();
    String uid = operator.getUserDefinedOperatorUid();
    if (subtasks.stream().allMatch(subtask -> ready.isFinished(subtask))) {
      return new FullyFinishedOperatorState(name, uid, id, subtasks.size(), maxParallelism);
    }
    OperatorState state = new OperatorState(name, uid, id, subtasks.size(), maxParallelism);
    for (Subtask subtask : subtasks) {
      state.putState(subtask.index(), ready.part(subtask, id));
    }
    return state;
  }

  /** Is a checkpoint some of whose parts are still to come. */
  private static final class Pending {

    private final long id;
    private final Set<Subtask> missing;
    private final Map<Subtask, TaskStateSnapshot> parts = new HashMap<>();
    private final Map<OperatorID, byte[]> enumerators = new LinkedHashMap<>();
    private @Nullable CheckpointException declined;

    Pending(long id, Set<Subtask> missing) {
      this.id = id;
      this.missing = missing;
    }

    boolean isFinished(Subtask subtask) {
      TaskStateSnapshot part = parts.get(subtask);
      return part == null || part.isTaskFinished();
    }

    OperatorSubtaskState part(Subtask subtask, OperatorID operator) {
      TaskStateSnapshot part = parts.get(subtask);
      OperatorSubtaskState state =
          part == null ? null : part.getSubtaskStateByOperatorID(operator);
      return state == null ? OperatorSubtaskState.builder().build() : state;
    }

    @Override
    public String toString() {
      return "checkpoint " + id;
    }
  }
}
