package dev.rtc.testing.driver;

import java.io.Serial;
import java.util.Collection;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.core.fs.CloseableRegistry;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.execution.Environment;
import org.apache.flink.runtime.query.TaskKvStateRegistry;
import org.apache.flink.runtime.state.AsyncKeyedStateBackend;
import org.apache.flink.runtime.state.CheckpointableKeyedStateBackend;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorStateBackend;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.ttl.TtlTimeProvider;
import org.apache.flink.util.clock.Clock;

/** Is the state backend of the job, whose state grows old by the virtual clock. */
final class ClockedBackend implements StateBackend {

  @Serial private static final long serialVersionUID = 1L;

  private final StateBackend backend;
  private final transient Clock clock;

  ClockedBackend(StateBackend backend, Clock clock) {
    this.backend = backend;
    this.clock = clock;
  }

  @Override
  public <K> CheckpointableKeyedStateBackend<K> createKeyedStateBackend(
      KeyedStateBackendParameters<K> parameters) throws Exception {
    return backend.createKeyedStateBackend(new Clocked<>(parameters, clock));
  }

  @Override
  public <K> AsyncKeyedStateBackend<K> createAsyncKeyedStateBackend(
      KeyedStateBackendParameters<K> parameters) throws Exception {
    return backend.createAsyncKeyedStateBackend(new Clocked<>(parameters, clock));
  }

  @Override
  public OperatorStateBackend createOperatorStateBackend(OperatorStateBackendParameters parameters)
      throws Exception {
    return backend.createOperatorStateBackend(parameters);
  }

  @Override
  public String getName() {
    return backend.getName();
  }

  @Override
  public boolean useManagedMemory() {
    return backend.useManagedMemory();
  }

  @Override
  public boolean supportsAsyncKeyedStateBackend() {
    return backend.supportsAsyncKeyedStateBackend();
  }

  @Override
  public boolean supportsNoClaimRestoreMode() {
    return backend.supportsNoClaimRestoreMode();
  }

  @Override
  public boolean supportsSavepointFormat(SavepointFormatType format) {
    return backend.supportsSavepointFormat(format);
  }

  private record Clocked<K>(KeyedStateBackendParameters<K> given, Clock clock)
      implements KeyedStateBackendParameters<K> {

    @Override
    public TtlTimeProvider getTtlTimeProvider() {
      return clock::absoluteTimeMillis;
    }

    @Override
    public Environment getEnv() {
      return given.getEnv();
    }

    @Override
    public JobID getJobID() {
      return given.getJobID();
    }

    @Override
    public String getOperatorIdentifier() {
      return given.getOperatorIdentifier();
    }

    @Override
    public TypeSerializer<K> getKeySerializer() {
      return given.getKeySerializer();
    }

    @Override
    public int getNumberOfKeyGroups() {
      return given.getNumberOfKeyGroups();
    }

    @Override
    public KeyGroupRange getKeyGroupRange() {
      return given.getKeyGroupRange();
    }

    @Override
    public TaskKvStateRegistry getKvStateRegistry() {
      return given.getKvStateRegistry();
    }

    @Override
    public MetricGroup getMetricGroup() {
      return given.getMetricGroup();
    }

    @Override
    public Collection<KeyedStateHandle> getStateHandles() {
      return given.getStateHandles();
    }

    @Override
    public CloseableRegistry getCancelStreamRegistry() {
      return given.getCancelStreamRegistry();
    }

    @Override
    public double getManagedMemoryFraction() {
      return given.getManagedMemoryFraction();
    }

    @Override
    public StateBackend.CustomInitializationMetrics getCustomInitializationMetrics() {
      return given.getCustomInitializationMetrics();
    }
  }
}
