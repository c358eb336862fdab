package dev.rtc.testing.driver;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.CheckpointMetaData;
import org.apache.flink.runtime.checkpoint.CheckpointMetrics;
import org.apache.flink.runtime.checkpoint.InflightDataRescalingDescriptor;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.PrioritizedOperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.SubTaskInitializationMetrics;
import org.apache.flink.runtime.checkpoint.TaskStateSnapshot;
import org.apache.flink.runtime.checkpoint.channel.SequentialChannelStateReader;
import org.apache.flink.runtime.checkpoint.filemerging.FileMergingSnapshotManager;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.LocalRecoveryConfig;
import org.apache.flink.runtime.state.TaskStateManager;
import org.apache.flink.runtime.state.changelog.ChangelogStateHandle;
import org.apache.flink.runtime.state.changelog.StateChangelogStorage;
import org.apache.flink.runtime.state.changelog.StateChangelogStorageView;
import org.jspecify.annotations.Nullable;

/** Hands a subtask the state it starts with, and passes on the snapshots it takes. */
final class RestoredState implements TaskStateManager {

  private final Checkpoints checkpoints;
  private final OptionalLong checkpoint;
  private final Map<OperatorID, OperatorSubtaskState> states;
  private final boolean finished;
  private @Nullable Subtask subtask;

  RestoredState(
      Checkpoints checkpoints,
      OptionalLong checkpoint,
      Map<OperatorID, OperatorSubtaskState> states,
      boolean finished) {
    this.checkpoints = checkpoints;
    this.checkpoint = checkpoint;
    this.states = states;
    this.finished = finished;
  }

  void belongsTo(Subtask subtask) {
    this.subtask = subtask;
  }

  @Override
  public PrioritizedOperatorSubtaskState prioritizedOperatorState(OperatorID operator) {
    if (checkpoint.isEmpty()) {
      return PrioritizedOperatorSubtaskState.emptyNotRestored();
    }
    OperatorSubtaskState state = states.get(operator);
    return state == null
        ? PrioritizedOperatorSubtaskState.empty(checkpoint.getAsLong())
        : new PrioritizedOperatorSubtaskState.Builder(
                state, java.util.List.of(), checkpoint.getAsLong())
            .build();
  }

  @Override
  public Optional<OperatorSubtaskState> getSubtaskJobManagerRestoredState(OperatorID operator) {
    return Optional.ofNullable(states.get(operator));
  }

  @Override
  public Optional<Long> getRestoreCheckpointId() {
    return checkpoint.isEmpty() ? Optional.empty() : Optional.of(checkpoint.getAsLong());
  }

  @Override
  public boolean isTaskDeployedAsFinished() {
    return finished;
  }

  @Override
  public void reportTaskStateSnapshots(
      CheckpointMetaData taken,
      CheckpointMetrics measured,
      @Nullable TaskStateSnapshot acknowledged,
      @Nullable TaskStateSnapshot local) {
    if (subtask != null) {
      checkpoints.acknowledge(subtask, taken.getCheckpointId(), acknowledged);
    }
  }

  @Override
  public SequentialChannelStateReader getSequentialChannelStateReader() {
    return SequentialChannelStateReader.NO_OP;
  }

  @Override
  public InflightDataRescalingDescriptor getInputRescalingDescriptor() {
    return InflightDataRescalingDescriptor.NO_RESCALE;
  }

  @Override
  public InflightDataRescalingDescriptor getOutputRescalingDescriptor() {
    return InflightDataRescalingDescriptor.NO_RESCALE;
  }

  @Override
  public LocalRecoveryConfig createLocalRecoveryConfig() {
    return LocalRecoveryConfig.BACKUP_AND_RECOVERY_DISABLED;
  }

  @Override
  public @Nullable StateChangelogStorage<?> getStateChangelogStorage() {
    return null;
  }

  @Override
  public @Nullable StateChangelogStorageView<?> getStateChangelogStorageView(
      Configuration configuration, ChangelogStateHandle handle) {
    return null;
  }

  @Override
  public @Nullable FileMergingSnapshotManager getFileMergingSnapshotManager() {
    return null;
  }

  @Override
  public void reportInitializationMetrics(SubTaskInitializationMetrics measured) {}

  @Override
  public void reportIncompleteTaskStateSnapshots(
      CheckpointMetaData taken, CheckpointMetrics measured) {}

  @Override
  public void notifyCheckpointComplete(long checkpoint) {}

  @Override
  public void notifyCheckpointAborted(long checkpoint) {}

  @Override
  public void close() {}
}
