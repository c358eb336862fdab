package dev.rtc.testing.driver;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.runtime.OperatorIDPair;
import org.apache.flink.runtime.checkpoint.CheckpointException;
import org.apache.flink.runtime.checkpoint.FinishedOperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.FullyFinishedOperatorState;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.TaskStateSnapshot;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.jspecify.annotations.Nullable;

/** Is a checkpoint some of whose parts are still to come. */
final class PendingCheckpoint {

  private final Deployment deployment;
  private final Set<Subtask> finished;
  private final Set<Subtask> missing;
  private final Map<OperatorID, byte[]> enumerators;
  private final Map<Subtask, TaskStateSnapshot> parts = new HashMap<>();
  private @Nullable CheckpointException declined;

  PendingCheckpoint(
      Deployment deployment, Set<Subtask> running, Map<OperatorID, byte[]> enumerators) {
    this.deployment = deployment;
    this.missing = running;
    this.enumerators = enumerators;
    this.finished = new HashSet<>(deployment.subtasks());
    this.finished.removeAll(running);
  }

  void acknowledge(Subtask subtask, @Nullable TaskStateSnapshot part) {
    if (missing.remove(subtask)) {
      parts.put(subtask, part == null ? new TaskStateSnapshot() : part);
    }
  }

  void decline(CheckpointException cause) {
    declined = cause;
  }

  @Nullable CheckpointException declined() {
    return declined;
  }

  Set<Subtask> missing() {
    return missing;
  }

  Map<OperatorID, byte[]> enumerators() {
    return enumerators;
  }

  /**
   * Puts the parts together, by the rules of Flink's {@code DefaultCheckpointPlan} where subtasks
   * have ended.
   *
   * @throws UnionListOfSomeException if a step with a union list has ended in part
   */
  Map<OperatorID, OperatorState> states() {
    Map<OperatorID, OperatorState> states = new LinkedHashMap<>();
    for (JobVertex vertex : deployment.vertices()) {
      List<Subtask> subtasks = deployment.subtasks(vertex);
      requireNoUnionListOfSome(vertex, subtasks);
      boolean allFinished = subtasks.stream().allMatch(this::isFinished);
      for (OperatorIDPair operator : vertex.getOperatorIDs()) {
        OperatorState state = state(operator, vertex, subtasks, allFinished);
        states.put(state.getOperatorID(), state);
      }
    }
    return states;
  }

  private boolean isFinished(Subtask subtask) {
    TaskStateSnapshot part = parts.get(subtask);
    return finished.contains(subtask) || (part != null && part.isTaskDeployedAsFinished());
  }

  private OperatorState state(
      OperatorIDPair operator, JobVertex vertex, List<Subtask> subtasks, boolean allFinished) {
    OperatorID id = operator.getGeneratedOperatorID();
    int maxParallelism = deployment.maxParallelism(vertex);
    String name = operator.getUserDefinedOperatorName();
    String uid = operator.getUserDefinedOperatorUid();
    if (allFinished) {
      return new FullyFinishedOperatorState(name, uid, id, subtasks.size(), maxParallelism);
    }
    OperatorState state = new OperatorState(name, uid, id, subtasks.size(), maxParallelism);
    for (Subtask subtask : subtasks) {
      state.putState(subtask.index(), part(subtask, id));
    }
    return state;
  }

  private OperatorSubtaskState part(Subtask subtask, OperatorID operator) {
    if (finished.contains(subtask)) {
      return FinishedOperatorSubtaskState.INSTANCE;
    }
    TaskStateSnapshot part = parts.get(subtask);
    OperatorSubtaskState state = part == null ? null : part.getSubtaskStateByOperatorID(operator);
    return state == null ? OperatorSubtaskState.builder().build() : state;
  }

  private void requireNoUnionListOfSome(JobVertex vertex, List<Subtask> subtasks) {
    long ended = subtasks.stream().filter(this::hasEnded).count();
    if (ended > 0 && ended < subtasks.size() && subtasks.stream().anyMatch(this::hasUnionList)) {
      throw new UnionListOfSomeException(
          "'%s' keeps a union list, and %d of its %d subtasks have ended"
              .formatted(vertex.getName(), ended, subtasks.size()));
    }
  }

  private boolean hasEnded(Subtask subtask) {
    TaskStateSnapshot part = parts.get(subtask);
    return finished.contains(subtask) || (part != null && part.isTaskFinished());
  }

  private boolean hasUnionList(Subtask subtask) {
    TaskStateSnapshot part = parts.get(subtask);
    return part != null
        && part.getSubtaskStateMappings().stream()
            .map(Map.Entry::getValue)
            .flatMap(
                state ->
                    Stream.concat(
                        state.getManagedOperatorState().stream(),
                        state.getRawOperatorState().stream()))
            .flatMap(handle -> handle.getStateNameToPartitionOffsets().values().stream())
            .anyMatch(meta -> meta.getDistributionMode() == OperatorStateHandle.Mode.UNION);
  }

  /**
   * Tells that a step with a union list has ended in part, for which Flink gives a checkpoint up.
   */
  static final class UnionListOfSomeException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnionListOfSomeException(String message) {
      super(message);
    }
  }
}
