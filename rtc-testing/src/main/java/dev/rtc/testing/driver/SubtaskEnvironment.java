package dev.rtc.testing.driver;

import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobInfo;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.accumulators.AccumulatorRegistry;
import org.apache.flink.runtime.broadcast.BroadcastVariableManager;
import org.apache.flink.runtime.checkpoint.CheckpointException;
import org.apache.flink.runtime.checkpoint.CheckpointMetrics;
import org.apache.flink.runtime.checkpoint.TaskStateSnapshot;
import org.apache.flink.runtime.checkpoint.channel.ChannelStateWriteRequestExecutorFactory;
import org.apache.flink.runtime.checkpoint.channel.ChannelStateWriter;
import org.apache.flink.runtime.execution.Environment;
import org.apache.flink.runtime.executiongraph.ExecutionAttemptID;
import org.apache.flink.runtime.externalresource.ExternalResourceInfoProvider;
import org.apache.flink.runtime.io.disk.iomanager.IOManager;
import org.apache.flink.runtime.io.network.TaskEventDispatcher;
import org.apache.flink.runtime.io.network.api.writer.ResultPartitionWriter;
import org.apache.flink.runtime.io.network.partition.consumer.IndexedInputGate;
import org.apache.flink.runtime.jobgraph.JobType;
import org.apache.flink.runtime.jobgraph.JobVertexID;
import org.apache.flink.runtime.jobgraph.tasks.InputSplitProvider;
import org.apache.flink.runtime.jobgraph.tasks.TaskOperatorEventGateway;
import org.apache.flink.runtime.memory.MemoryManager;
import org.apache.flink.runtime.memory.SharedResources;
import org.apache.flink.runtime.metrics.groups.TaskMetricGroup;
import org.apache.flink.runtime.query.KvStateRegistry;
import org.apache.flink.runtime.query.TaskKvStateRegistry;
import org.apache.flink.runtime.state.CheckpointStorageAccess;
import org.apache.flink.runtime.state.TaskStateManager;
import org.apache.flink.runtime.taskexecutor.GlobalAggregateManager;
import org.apache.flink.runtime.taskmanager.TaskManagerActions;
import org.apache.flink.runtime.taskmanager.TaskManagerRuntimeInfo;
import org.apache.flink.util.UserCodeClassLoader;
import org.jspecify.annotations.Nullable;

/** Is what one subtask sees of the cluster: nothing that has a thread, a socket or a clock. */
final class SubtaskEnvironment implements Environment {

  private final Deployment deployment;
  private final Subtask subtask;
  private final ExecutionAttemptID attempt;
  private final TaskMetricGroup metrics;
  private final AccumulatorRegistry accumulators;
  private final RestoredState state;
  private final Configuration taskConfiguration;
  private Configuration jobConfiguration;
  private @Nullable MailboxExecutor mailbox;
  private @Nullable ExecutorService asyncOperations;
  private @Nullable CheckpointStorageAccess checkpointStorage;
  private @Nullable ChannelStateWriter channelState;

  SubtaskEnvironment(Deployment deployment, Subtask subtask, RestoredState state) {
    this.deployment = deployment;
    this.subtask = subtask;
    this.state = state;
    this.attempt = deployment.attempt(subtask.vertex().getID(), subtask.index());
    this.metrics = deployment.metrics().addTask(attempt, subtask.vertex().getName());
    this.accumulators = new AccumulatorRegistry(deployment.jobId(), attempt);
    this.taskConfiguration = new Configuration(subtask.vertex().getConfiguration());
    this.jobConfiguration = deployment.settings().whileTasksAreMade();
  }

  /**
   * From now on a task may be told of unaligned barriers; its own writer of buffers is not made.
   */
  void allowUnalignedBarriers() {
    jobConfiguration = deployment.settings().whileTasksRun();
  }

  @Override
  public Configuration getJobConfiguration() {
    return jobConfiguration;
  }

  @Override
  public ExecutionConfig getExecutionConfig() {
    return deployment.settings().execution();
  }

  @Override
  public JobID getJobID() {
    return deployment.jobId();
  }

  @Override
  public JobType getJobType() {
    return JobType.STREAMING;
  }

  @Override
  public JobVertexID getJobVertexId() {
    return subtask.vertex().getID();
  }

  @Override
  public ExecutionAttemptID getExecutionId() {
    return attempt;
  }

  @Override
  public Configuration getTaskConfiguration() {
    return taskConfiguration;
  }

  @Override
  public JobInfo getJobInfo() {
    return deployment.jobInfo();
  }

  @Override
  public TaskInfo getTaskInfo() {
    return subtask.info();
  }

  @Override
  public TaskMetricGroup getMetricGroup() {
    return metrics;
  }

  @Override
  public AccumulatorRegistry getAccumulatorRegistry() {
    return accumulators;
  }

  @Override
  public TaskStateManager getTaskStateManager() {
    return state;
  }

  @Override
  public TaskOperatorEventGateway getOperatorCoordinatorEventGateway() {
    return deployment.enumerators().gateway(subtask);
  }

  @Override
  public TaskManagerActions getTaskManagerActions() {
    return subtask;
  }

  @Override
  public TaskManagerRuntimeInfo getTaskManagerInfo() {
    return deployment.host();
  }

  @Override
  public IOManager getIOManager() {
    return deployment.host().spilling();
  }

  @Override
  public MemoryManager getMemoryManager() {
    return deployment.host().memory();
  }

  @Override
  public SharedResources getSharedResources() {
    return deployment.host().shared();
  }

  @Override
  public UserCodeClassLoader getUserCodeClassLoader() {
    return deployment.userCode();
  }

  @Override
  public ResultPartitionWriter getWriter(int index) {
    return subtask.partitions().get(index);
  }

  @Override
  public ResultPartitionWriter[] getAllWriters() {
    return subtask.partitions().toArray(ResultPartitionWriter[]::new);
  }

  @Override
  public IndexedInputGate getInputGate(int index) {
    return subtask.gates().get(index);
  }

  @Override
  public IndexedInputGate[] getAllInputGates() {
    return subtask.gates().toArray(IndexedInputGate[]::new);
  }

  @Override
  public void acknowledgeCheckpoint(long checkpoint, CheckpointMetrics measured) {
    deployment.checkpoints().acknowledge(subtask, checkpoint, null);
  }

  @Override
  public void acknowledgeCheckpoint(
      long checkpoint, CheckpointMetrics measured, @Nullable TaskStateSnapshot snapshot) {
    deployment.checkpoints().acknowledge(subtask, checkpoint, snapshot);
  }

  @Override
  public void declineCheckpoint(long checkpoint, CheckpointException cause) {
    deployment.checkpoints().decline(subtask, checkpoint, cause);
  }

  @Override
  public void failExternally(Throwable cause) {
    subtask.fail(cause);
  }

  @Override
  public void setMainMailboxExecutor(MailboxExecutor mailbox) {
    this.mailbox = mailbox;
  }

  @Override
  public @Nullable MailboxExecutor getMainMailboxExecutor() {
    return mailbox;
  }

  @Override
  public void setAsyncOperationsThreadPool(ExecutorService asyncOperations) {
    this.asyncOperations = asyncOperations;
  }

  @Override
  public @Nullable ExecutorService getAsyncOperationsThreadPool() {
    return asyncOperations;
  }

  @Override
  public void setCheckpointStorageAccess(CheckpointStorageAccess checkpointStorage) {
    this.checkpointStorage = checkpointStorage;
  }

  @Override
  public @Nullable CheckpointStorageAccess getCheckpointStorageAccess() {
    return checkpointStorage;
  }

  @Override
  public void setChannelStateWriter(ChannelStateWriter channelState) {
    this.channelState = channelState;
  }

  @Override
  public @Nullable ChannelStateWriter getChannelStateWriter() {
    return channelState;
  }

  @Override
  public TaskKvStateRegistry getTaskKvStateRegistry() {
    return new KvStateRegistry().createTaskRegistry(getJobID(), getJobVertexId());
  }

  @Override
  public BroadcastVariableManager getBroadcastVariableManager() {
    return new BroadcastVariableManager();
  }

  @Override
  public Map<String, Future<Path>> getDistributedCacheEntries() {
    return Map.of();
  }

  @Override
  public ExternalResourceInfoProvider getExternalResourceInfoProvider() {
    return ExternalResourceInfoProvider.NO_EXTERNAL_RESOURCES;
  }

  @Override
  public TaskEventDispatcher getTaskEventDispatcher() {
    return new TaskEventDispatcher();
  }

  @Override
  public InputSplitProvider getInputSplitProvider() {
    throw new UnsupportedOperationException("input splits of the DataSet API");
  }

  @Override
  public GlobalAggregateManager getGlobalAggregateManager() {
    throw new UnsupportedOperationException("aggregates on the JobManager");
  }

  @Override
  public ChannelStateWriteRequestExecutorFactory getChannelStateExecutorFactory() {
    return new ChannelStateWriteRequestExecutorFactory(getJobID());
  }
}
