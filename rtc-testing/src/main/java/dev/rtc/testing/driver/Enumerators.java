package dev.rtc.testing.driver;

import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.jobgraph.tasks.TaskOperatorEventGateway;
import org.apache.flink.runtime.operators.coordination.CoordinationRequest;
import org.apache.flink.runtime.operators.coordination.CoordinationResponse;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;
import org.apache.flink.runtime.source.coordinator.SourceCoordinatorProvider;
import org.apache.flink.util.SerializedValue;
import org.jspecify.annotations.Nullable;

/** Runs the enumerators of all sources of a job, where the JobManager would. */
final class Enumerators {

  private static final Field SOURCE = InternalField.of(SourceCoordinatorProvider.class, "source");

  private final Deployment deployment;
  private final Map<OperatorID, EnumeratorHost<?>> hosts = new LinkedHashMap<>();

  Enumerators(Deployment deployment) {
    this.deployment = deployment;
  }

  /** Makes the enumerators of a vertex. */
  void add(JobVertex vertex) throws Exception {
    for (SerializedValue<OperatorCoordinator.Provider> each : vertex.getOperatorCoordinators()) {
      OperatorCoordinator.Provider provider =
          each.deserializeValue(deployment.userCode().asClassLoader());
      if (!(provider instanceof SourceCoordinatorProvider<?> source)) {
        throw new UnsupportedOperationException(
            ("the driver cannot run '%s': it has a coordinator on the JobManager (%s), and the"
                    + " driver knows those of sources only; replace the step in the test")
                .formatted(vertex.getName(), provider.getClass().getName()));
      }
      OperatorID id = provider.getOperatorId();
      Refusals.requireNoAlignment(source, vertex);
      hosts.put(id, new EnumeratorHost<>(id, sourceOf(source), deployment, vertex));
    }
  }

  void start(Map<OperatorID, byte[]> snapshots) {
    for (Map.Entry<OperatorID, EnumeratorHost<?>> each : hosts.entrySet()) {
      each.getValue().start(snapshots.get(each.getKey()));
    }
  }

  Map<OperatorID, byte[]> snapshot(long checkpoint) {
    Map<OperatorID, byte[]> snapshots = new LinkedHashMap<>();
    for (Map.Entry<OperatorID, EnumeratorHost<?>> each : hosts.entrySet()) {
      snapshots.put(each.getKey(), each.getValue().snapshot(checkpoint));
    }
    return snapshots;
  }

  void notifyComplete(long checkpoint) {
    for (EnumeratorHost<?> host : hosts.values()) {
      host.notifyComplete(checkpoint);
    }
  }

  void notifyAborted(long checkpoint) {
    for (EnumeratorHost<?> host : hosts.values()) {
      host.notifyAborted(checkpoint);
    }
  }

  void close() {
    hosts.values().forEach(EnumeratorHost::close);
  }

  TaskOperatorEventGateway gateway(Subtask from) {
    return new TaskOperatorEventGateway() {
      @Override
      public void sendOperatorEventToCoordinator(
          OperatorID operator, SerializedValue<OperatorEvent> event) {
        receive(from, operator, event);
      }

      @Override
      public CompletableFuture<CoordinationResponse> sendRequestToCoordinator(
          OperatorID operator, SerializedValue<CoordinationRequest> request) {
        return CompletableFuture.failedFuture(
            new UnsupportedOperationException("the driver answers no requests of operators"));
      }
    };
  }

  private void receive(Subtask from, OperatorID operator, SerializedValue<OperatorEvent> event) {
    @Nullable EnumeratorHost<?> host = hosts.get(operator);
    if (host == null) {
      return;
    }
    try {
      host.receive(from.index(), event.deserializeValue(deployment.userCode().asClassLoader()));
    } catch (Exception e) {
      from.fail(e);
    }
  }

  private static Source<?, ?, ?> sourceOf(SourceCoordinatorProvider<?> provider) {
    return (Source<?, ?, ?>) InternalField.get(SOURCE, provider);
  }
}
