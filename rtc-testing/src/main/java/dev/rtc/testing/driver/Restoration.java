package dev.rtc.testing.driver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.apache.flink.runtime.OperatorIDPair;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.RoundRobinOperatorStateRepartitioner;
import org.apache.flink.runtime.checkpoint.StateAssignmentOperation;
import org.apache.flink.runtime.checkpoint.StateObjectCollection;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.OperatorStateHandle;

/**
 * Shares the state of a snapshot among the subtasks of a new attempt, by Flink's own rules: key
 * groups by range, lists of operator state round robin, union lists to all.
 */
final class Restoration {

  private final Checkpoints checkpoints;
  private final Optional<Snapshot> snapshot;
  private final Map<OperatorID, List<OperatorSubtaskState>> shares = new HashMap<>();

  Restoration(Checkpoints checkpoints, Optional<Snapshot> snapshot) {
    this.checkpoints = checkpoints;
    this.snapshot = snapshot;
  }

  /**
   * Requires that each state of the snapshot has an operator.
   *
   * @throws IllegalStateException naming those that have none
   */
  void requireOperators(List<JobVertex> vertices) {
    Set<OperatorID> known = new HashSet<>();
    vertices.forEach(
        vertex ->
            vertex.getOperatorIDs().forEach(pair -> known.add(pair.getGeneratedOperatorID())));
    List<String> orphans = new ArrayList<>();
    for (OperatorState state : snapshot.map(Snapshot::states).orElse(Map.of()).values()) {
      if (!known.contains(state.getOperatorID()) && state.getSubtaskStates().size() > 0) {
        orphans.add(state.getOperatorUid().orElse(state.getOperatorID().toString()));
      }
    }
    if (!orphans.isEmpty()) {
      throw new IllegalStateException(
          "the snapshot holds state of steps that the job does not have: " + orphans);
    }
  }

  /** Returns the max parallelism a vertex has to keep, if its state prescribes one. */
  Optional<Integer> maxParallelism(JobVertex vertex) {
    return vertex.getOperatorIDs().stream()
        .map(pair -> states().get(pair.getGeneratedOperatorID()))
        .filter(state -> state != null)
        .map(OperatorState::getMaxParallelism)
        .findFirst();
  }

  /**
   * Requires that a vertex keeps the number of key groups its state is divided into.
   *
   * @throws IllegalStateException if it declares another, or has more subtasks than key groups
   */
  void requireKeyGroups(JobVertex vertex) {
    int declared = vertex.getMaxParallelism();
    for (OperatorIDPair pair : vertex.getOperatorIDs()) {
      OperatorState state = states().get(pair.getGeneratedOperatorID());
      if (state == null) {
        continue;
      }
      int kept = state.getMaxParallelism();
      if (declared != JobVertex.MAX_PARALLELISM_DEFAULT && declared != kept) {
        throw new IllegalStateException(
            ("max parallelism of '%s' changed from %d to %d; its state lies in %d key groups, whose"
                    + " number is fixed: set the max parallelism to %d, or start without the state")
                .formatted(vertex.getName(), kept, declared, kept, kept));
      }
      if (vertex.getParallelism() > kept) {
        throw new IllegalStateException(
            ("parallelism %d of '%s' is above the max parallelism %d of its state; restore it with"
                    + " a parallelism of at most %d")
                .formatted(vertex.getParallelism(), vertex.getName(), kept, kept));
      }
    }
  }

  RestoredState of(JobVertex vertex, int subtask, int maxParallelism) {
    if (snapshot.isEmpty()) {
      return new RestoredState(checkpoints, OptionalLong.empty(), Map.of(), false);
    }
    Map<OperatorID, OperatorSubtaskState> own = new LinkedHashMap<>();
    boolean finished = true;
    for (OperatorIDPair pair : vertex.getOperatorIDs()) {
      OperatorID id = pair.getGeneratedOperatorID();
      OperatorState state = states().get(id);
      finished &= state != null && state.isFullyFinished();
      if (state != null && !state.isFullyFinished()) {
        own.put(id, shares(vertex, state, maxParallelism).get(subtask));
      }
    }
    OptionalLong id = OptionalLong.of(snapshot.get().id());
    return new RestoredState(checkpoints, id, own, finished);
  }

  private Map<OperatorID, OperatorState> states() {
    return snapshot.map(Snapshot::states).orElse(Map.of());
  }

  private List<OperatorSubtaskState> shares(
      JobVertex vertex, OperatorState state, int maxParallelism) {
    return shares.computeIfAbsent(
        state.getOperatorID(), unset -> share(state, vertex.getParallelism(), maxParallelism));
  }

  private static List<OperatorSubtaskState> share(
      OperatorState state, int parallelism, int maxParallelism) {
    if (state.getParallelism() == parallelism) {
      return same(state);
    }
    List<KeyGroupRange> ranges =
        StateAssignmentOperation.createKeyGroupPartitions(maxParallelism, parallelism);
    List<List<OperatorStateHandle>> managed =
        lists(state, parallelism, OperatorSubtaskState::getManagedOperatorState);
    List<List<OperatorStateHandle>> raw =
        lists(state, parallelism, OperatorSubtaskState::getRawOperatorState);
    List<OperatorSubtaskState> shares = new ArrayList<>();
    for (int i = 0; i < parallelism; i++) {
      shares.add(
          OperatorSubtaskState.builder()
              .setManagedOperatorState(new StateObjectCollection<>(managed.get(i)))
              .setRawOperatorState(new StateObjectCollection<>(raw.get(i)))
              .setManagedKeyedState(
                  new StateObjectCollection<>(
                      StateAssignmentOperation.getManagedKeyedStateHandles(state, ranges.get(i))))
              .setRawKeyedState(
                  new StateObjectCollection<>(
                      StateAssignmentOperation.getRawKeyedStateHandles(state, ranges.get(i))))
              .build());
    }
    return shares;
  }

  /** Each its own, but union lists go to all even if the parallelism stays. */
  private static List<OperatorSubtaskState> same(OperatorState state) {
    List<List<OperatorStateHandle>> managed =
        lists(state, state.getParallelism(), OperatorSubtaskState::getManagedOperatorState);
    List<OperatorSubtaskState> shares = new ArrayList<>();
    for (int i = 0; i < state.getParallelism(); i++) {
      OperatorSubtaskState own = state.getState(i);
      shares.add(
          own == null
              ? OperatorSubtaskState.builder().build()
              : own.toBuilder()
                  .setManagedOperatorState(new StateObjectCollection<>(managed.get(i)))
                  .build());
    }
    return shares;
  }

  private static List<List<OperatorStateHandle>> lists(
      OperatorState state,
      int parallelism,
      Function<OperatorSubtaskState, StateObjectCollection<OperatorStateHandle>> kind) {
    List<List<OperatorStateHandle>> old = new ArrayList<>();
    for (int i = 0; i < state.getParallelism(); i++) {
      OperatorSubtaskState own = state.getState(i);
      old.add(own == null ? List.of() : List.copyOf(kind.apply(own)));
    }
    return RoundRobinOperatorStateRepartitioner.INSTANCE.repartitionState(
        old, state.getParallelism(), parallelism);
  }
}
